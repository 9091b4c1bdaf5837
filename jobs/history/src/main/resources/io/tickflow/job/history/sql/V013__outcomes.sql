-- What the market did after each decision, filled when a horizon has passed; the same again replaces a row. Gains are
-- after the spread: bought at the ask and sold at the bid, or the other way round.
CREATE TABLE IF NOT EXISTS ${database}.outcomes
(
    pipeline       LowCardinality(String),
    symbol         LowCardinality(String),
    event_time     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    decision_id    String CODEC(ZSTD(1)),
    horizon_millis Int64 CODEC(ZSTD(1)),
    bid            Float64 CODEC(Gorilla, ZSTD(1)),
    ask            Float64 CODEC(Gorilla, ZSTD(1)),
    quotes         Int64 CODEC(ZSTD(1)),
    later_time     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    later_bid      Float64 CODEC(Gorilla, ZSTD(1)),
    later_ask      Float64 CODEC(Gorilla, ZSTD(1)),
    highest_bid    Float64 CODEC(Gorilla, ZSTD(1)),
    lowest_bid     Float64 CODEC(Gorilla, ZSTD(1)),
    highest_ask    Float64 CODEC(Gorilla, ZSTD(1)),
    lowest_ask     Float64 CODEC(Gorilla, ZSTD(1)),
    inserted_at    DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    move_bps       Float64 ALIAS ((later_bid + later_ask) / (bid + ask) - 1) * 1e4,
    buy_bps        Float64 ALIAS (later_bid / ask - 1) * 1e4,
    sell_bps       Float64 ALIAS (1 - later_ask / bid) * 1e4,
    best_buy_bps   Float64 ALIAS (highest_bid / ask - 1) * 1e4,
    worst_buy_bps  Float64 ALIAS (lowest_bid / ask - 1) * 1e4,
    best_sell_bps  Float64 ALIAS (1 - lowest_ask / bid) * 1e4,
    worst_sell_bps Float64 ALIAS (1 - highest_ask / bid) * 1e4
)
ENGINE = ReplacingMergeTree(inserted_at)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, horizon_millis, event_time, decision_id, pipeline);

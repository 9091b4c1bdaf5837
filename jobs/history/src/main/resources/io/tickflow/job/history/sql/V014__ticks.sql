-- One row for each record of the feed, unreadable ones with their code. A record has one place in its topic, so the
-- same again replaces its row. event_time is that of the feed in UTC; an unreadable record has that of its append, so
-- that it neither expires at once nor opens a partition of any month. Rows of tick files have the topic 'history',
-- partition -1 and their line as offset, as their dead letters do.
CREATE TABLE IF NOT EXISTS ${database}.ticks
(
    topic           LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    repeat_time     DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    bid             Float64 CODEC(Gorilla, ZSTD(1)),
    ask             Float64 CODEC(Gorilla, ZSTD(1)),
    last            Float64 CODEC(Gorilla, ZSTD(1)),
    volume          Float64 CODEC(Gorilla, ZSTD(1)),
    flags           Int32 CODEC(ZSTD(1)),
    code            LowCardinality(String),
    appended_at     DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(DoubleDelta, ZSTD(1)),
    event_id        String ALIAS concat(topic, '-', toString(kafka_partition), '-', toString(kafka_offset))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, event_time, topic, kafka_partition, kafka_offset);

-- Ticks with what the SignalJob made of them: the reason of a rejected one, empty if it was accepted, and decision and
-- quality bits of one that was decided on.
CREATE OR REPLACE VIEW ${database}.ticks_judged AS
SELECT
    tick.topic AS topic,
    tick.symbol AS symbol,
    tick.event_time AS event_time,
    tick.bid AS bid,
    tick.ask AS ask,
    tick.last AS last,
    tick.volume AS volume,
    tick.flags AS flags,
    if(tick.code != '', tick.code, letter.code) AS reason,
    decided.decision_id AS decision_id,
    decided.quality AS quality,
    tick.appended_at AS appended_at,
    tick.kafka_partition AS kafka_partition,
    tick.kafka_offset AS kafka_offset
FROM (SELECT * FROM ${database}.ticks FINAL) AS tick
LEFT ANY JOIN
(
    SELECT source_topic, source_partition, source_offset, symbol, toString(code) AS code
    FROM ${database}.dead_letters FINAL
) AS letter
    ON letter.source_topic = tick.topic AND letter.source_partition = tick.kafka_partition
    AND letter.source_offset = tick.kafka_offset AND letter.symbol = tick.symbol
LEFT ANY JOIN
(
    SELECT symbol, event_time, tick_partition, tick_offset, decision_id, quality
    FROM ${database}.features FINAL
) AS decided
    ON decided.symbol = tick.symbol AND decided.event_time = tick.event_time
    AND decided.tick_partition = tick.kafka_partition AND decided.tick_offset = tick.kafka_offset;

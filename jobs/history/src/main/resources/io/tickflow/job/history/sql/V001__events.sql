-- One table an event type. Rows are unique by event_id: a repeated event is replaced in the
-- background and hidden by FINAL (or by the setting final = 1). Of two records with the same id the
-- first one in its topic wins, as it does everywhere else: first_wins falls as the offset grows.

CREATE TABLE IF NOT EXISTS ${database}.features
(
    event_id        String CODEC(ZSTD(1)),
    decision_id     String CODEC(ZSTD(1)),
    mode            LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ordinal         UInt32 CODEC(ZSTD(1)),
    feature_hash    String CODEC(ZSTD(1)),
    ready           Bool,
    quality         UInt32 CODEC(ZSTD(1)),
    bid             Float64 CODEC(Gorilla, ZSTD(1)),
    ask             Float64 CODEC(Gorilla, ZSTD(1)),
    typical_spread  Float64 CODEC(Gorilla, ZSTD(1)),
    tick_partition  Int32 CODEC(ZSTD(1)),
    tick_offset     Int64 CODEC(Delta, ZSTD(1)),
    tick_appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
    -- One Float32 column a feature follows, added from the feature schema.
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, event_time, event_id);

CREATE TABLE IF NOT EXISTS ${database}.predictions
(
    event_id        String CODEC(ZSTD(1)),
    decision_id     String CODEC(ZSTD(1)),
    mode            LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    model_id        LowCardinality(String),
    model_version   LowCardinality(String),
    probability     Float32 CODEC(ZSTD(1)),
    member_mask     UInt32 CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, event_time, event_id);

CREATE TABLE IF NOT EXISTS ${database}.signals
(
    event_id            String CODEC(ZSTD(1)),
    decision_id         String CODEC(ZSTD(1)),
    mode                LowCardinality(String),
    symbol              LowCardinality(String),
    event_time          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ordinal             UInt32 CODEC(ZSTD(1)),
    side                LowCardinality(String),
    confidence          Float32 CODEC(ZSTD(1)),
    verdict             LowCardinality(String),
    reason              LowCardinality(String),
    bid                 Float64 CODEC(Gorilla, ZSTD(1)),
    ask                 Float64 CODEC(Gorilla, ZSTD(1)),
    horizon_millis      Int64 CODEC(ZSTD(1)),
    time_to_live_millis Int64 CODEC(ZSTD(1)),
    tick_appended_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    model_id            LowCardinality(String),
    model_version       LowCardinality(String),
    kafka_partition     Int32 CODEC(ZSTD(1)),
    kafka_offset        Int64 CODEC(Delta, ZSTD(1)),
    inserted_at         DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins          UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, event_time, event_id);

CREATE TABLE IF NOT EXISTS ${database}.orders
(
    event_id        String CODEC(ZSTD(1)),
    decision_id     String CODEC(ZSTD(1)),
    mode            LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    account         LowCardinality(String),
    leg             LowCardinality(String),
    attempt         Int32 CODEC(ZSTD(1)),
    verdict         LowCardinality(String),
    reason          LowCardinality(String),
    cl_ord_id       String CODEC(ZSTD(1)),
    side            LowCardinality(String),
    quantity        Float64 CODEC(ZSTD(1)),
    reference_bid   Float64 CODEC(Gorilla, ZSTD(1)),
    reference_ask   Float64 CODEC(Gorilla, ZSTD(1)),
    decided_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    -- NULL: it may leave at any time.
    expires_at      Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    limits          String CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, event_time, event_id);

CREATE TABLE IF NOT EXISTS ${database}.executions
(
    event_id            String CODEC(ZSTD(1)),
    decision_id         String CODEC(ZSTD(1)),
    mode                LowCardinality(String),
    symbol              LowCardinality(String),
    event_time          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    account             LowCardinality(String),
    leg                 LowCardinality(String),
    attempt             Int32 CODEC(ZSTD(1)),
    cl_ord_id           String CODEC(ZSTD(1)),
    side                LowCardinality(String),
    state               LowCardinality(String),
    order_quantity      Float64 CODEC(ZSTD(1)),
    last_quantity       Float64 CODEC(ZSTD(1)),
    last_price          Float64 CODEC(Gorilla, ZSTD(1)),
    cumulative_quantity Float64 CODEC(ZSTD(1)),
    average_price       Float64 CODEC(Gorilla, ZSTD(1)),
    order_id            String CODEC(ZSTD(1)),
    exec_id             String CODEC(ZSTD(1)),
    reason              String CODEC(ZSTD(1)),
    reported_at         DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    kafka_partition     Int32 CODEC(ZSTD(1)),
    kafka_offset        Int64 CODEC(Delta, ZSTD(1)),
    inserted_at         DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins          UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, event_time, event_id);

-- Not partitioned: what could not be read may claim any time.
CREATE TABLE IF NOT EXISTS ${database}.dead_letters
(
    event_id        String CODEC(ZSTD(1)),
    mode            LowCardinality(String),
    symbol          String CODEC(ZSTD(1)),
    event_time      DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    code            LowCardinality(String),
    code_number     Int32 CODEC(ZSTD(1)),
    detail          String CODEC(ZSTD(1)),
    source_topic    LowCardinality(String),
    source_partition Int32 CODEC(ZSTD(1)),
    source_offset   Int64 CODEC(Delta, ZSTD(1)),
    payload         String CODEC(ZSTD(3)),
    payload_bytes   Int32 CODEC(ZSTD(1)),
    payload_crc32c  UInt32 CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
ORDER BY (symbol, event_time, event_id);

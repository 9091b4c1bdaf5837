-- What the columns of features mean, and which vectors were made under which schema. A vector names
-- its schema by hash; settled has a bit for each feature of that schema, the first one lowest in the
-- first word.

CREATE TABLE IF NOT EXISTS ${database}.feature_schemas
(
    schema          LowCardinality(String),
    position        UInt16,
    name            String,
    definition      String,
    unit            LowCardinality(String),
    feature_group   LowCardinality(String),
    pace            LowCardinality(String),
    first_valid     UInt32,
    settled         UInt32,
    settled_session_seconds UInt32,
    declared_at     DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree
ORDER BY (schema, position);

ALTER TABLE ${database}.features
    ADD COLUMN IF NOT EXISTS feature_schema LowCardinality(String) AFTER feature_hash,
    ADD COLUMN IF NOT EXISTS settled Array(UInt64) CODEC(ZSTD(1)) AFTER ready;

-- The whole state of a symbol after one of its ticks: each group's bytes in base64.
CREATE TABLE IF NOT EXISTS ${database}.state_anchors
(
    event_id        String CODEC(ZSTD(1)),
    decision_id     String CODEC(ZSTD(1)),
    mode            LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ordinal         UInt32 CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    feature_schema  LowCardinality(String),
    tick_partition  Int32 CODEC(ZSTD(1)),
    tick_offset     Int64 CODEC(Delta, ZSTD(1)),
    groups          Map(String, String) CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, event_time, event_id);

-- Not partitioned: a feed whose clock is wrong may claim any time.
CREATE TABLE IF NOT EXISTS ${database}.feed_events
(
    event_id        String CODEC(ZSTD(1)),
    mode            LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    kind            LowCardinality(String),
    detail          String CODEC(ZSTD(1)),
    value           Int64 CODEC(ZSTD(1)),
    tick_partition  Int32 CODEC(ZSTD(1)),
    tick_offset     Int64 CODEC(Delta, ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
ORDER BY (symbol, event_time, event_id);

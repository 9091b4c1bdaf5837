-- Messages between sinks and venues, without secrets, in the order in which they passed.
CREATE TABLE IF NOT EXISTS ${database}.venue_messages
(
    event_id        String CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    mode            LowCardinality(String),
    account         LowCardinality(String),
    passed_at       DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    direction       LowCardinality(String),
    msg_type        LowCardinality(String),
    sequence_number Int64 CODEC(Delta, ZSTD(1)),
    cl_ord_id       String CODEC(ZSTD(1)),
    text            String CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
PARTITION BY toYYYYMM(passed_at)
ORDER BY (account, passed_at, event_id, pipeline);

-- One row for each change of the circuit breaker of a member of a bundle: OPEN members are not asked.

CREATE TABLE IF NOT EXISTS ${database}.breaker_changes
(
    event_id        String CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    mode            LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    decision_id     String CODEC(ZSTD(1)),
    model_id        LowCardinality(String),
    model_version   LowCardinality(String),
    member          LowCardinality(String),
    subtask         Int32 CODEC(ZSTD(1)),
    from_state      LowCardinality(String),
    to_state        LowCardinality(String),
    reason          LowCardinality(String),
    failures        Int32 CODEC(ZSTD(1)),
    open_millis     Int64 CODEC(ZSTD(1)),
    changed_at      DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
ORDER BY (member, event_time, event_id);

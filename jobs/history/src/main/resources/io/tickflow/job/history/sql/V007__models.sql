-- One row for each training that the registry recorded.

CREATE TABLE IF NOT EXISTS ${database}.model_trainings
(
    event_id        String CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    mode            LowCardinality(String),
    sequence        Int64 CODEC(ZSTD(1)),
    model_id        LowCardinality(String),
    model_version   LowCardinality(String),
    model_digest    String CODEC(ZSTD(1)),
    label           LowCardinality(String),
    trained_from    DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    trained_to      DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    training_rows   Int64 CODEC(ZSTD(1)),
    duration_millis Int64 CODEC(ZSTD(1)),
    accuracy_at_gate Float64 CODEC(ZSTD(1)),
    coverage        Float64 CODEC(ZSTD(1)),
    author          LowCardinality(String),
    completed_at    DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
ORDER BY (model_id, completed_at, event_id);

-- One row for each bundle in the registry.

CREATE TABLE IF NOT EXISTS ${database}.model_versions
(
    event_id        String CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    mode            LowCardinality(String),
    sequence        Int64 CODEC(ZSTD(1)),
    model_id        LowCardinality(String),
    model_version   LowCardinality(String),
    model_digest    String CODEC(ZSTD(1)),
    files           Int32 CODEC(ZSTD(1)),
    bytes           Int64 CODEC(ZSTD(1)),
    author          LowCardinality(String),
    published_at    DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
ORDER BY (model_id, published_at, event_id);

-- One row for each move of an alias: the version it means from then on, none if that is empty.

CREATE TABLE IF NOT EXISTS ${database}.model_aliases
(
    event_id        String CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    mode            LowCardinality(String),
    sequence        Int64 CODEC(ZSTD(1)),
    model_id        LowCardinality(String),
    alias           LowCardinality(String),
    model_version   LowCardinality(String),
    model_digest    String CODEC(ZSTD(1)),
    from_version    LowCardinality(String),
    reason          String CODEC(ZSTD(1)),
    author          LowCardinality(String),
    changed_at      DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
ORDER BY (model_id, alias, changed_at, event_id);

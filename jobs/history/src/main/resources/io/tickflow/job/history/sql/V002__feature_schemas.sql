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

-- Votes of the members of an ensemble, and the bytes of the bundle that gave them. A member stands in
-- votes if it answered, otherwise in absences with the reason. Rows of before have empty maps.

ALTER TABLE ${database}.predictions
    ADD COLUMN IF NOT EXISTS model_digest LowCardinality(String) AFTER model_version,
    ADD COLUMN IF NOT EXISTS agreement Float32 DEFAULT nan CODEC(ZSTD(1)) AFTER member_mask,
    ADD COLUMN IF NOT EXISTS abstention LowCardinality(String) AFTER agreement,
    ADD COLUMN IF NOT EXISTS meta_probability Float32 DEFAULT nan CODEC(ZSTD(1)) AFTER abstention,
    ADD COLUMN IF NOT EXISTS meta_abstention LowCardinality(String) AFTER meta_probability,
    ADD COLUMN IF NOT EXISTS regime_probability Float32 DEFAULT nan CODEC(ZSTD(1)) AFTER meta_abstention,
    ADD COLUMN IF NOT EXISTS regime_abstention LowCardinality(String) AFTER regime_probability,
    ADD COLUMN IF NOT EXISTS votes Map(LowCardinality(String), Float32) CODEC(ZSTD(1)) AFTER regime_abstention,
    ADD COLUMN IF NOT EXISTS absences Map(LowCardinality(String), LowCardinality(String)) CODEC(ZSTD(1)) AFTER votes;

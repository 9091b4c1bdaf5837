-- Orders name their holding time, their protection, the version of their instrument and, in a hedged account, the
-- position that they close. Rows of before have zero, NaN and empty texts.

ALTER TABLE ${database}.orders
    ADD COLUMN IF NOT EXISTS horizon_millis Int64 DEFAULT 0 AFTER limits,
    ADD COLUMN IF NOT EXISTS stop_price Float64 DEFAULT nan AFTER horizon_millis,
    ADD COLUMN IF NOT EXISTS target_price Float64 DEFAULT nan AFTER stop_price,
    ADD COLUMN IF NOT EXISTS instrument_version String DEFAULT '' AFTER target_price,
    ADD COLUMN IF NOT EXISTS position_id String DEFAULT '' AFTER instrument_version;

ALTER TABLE ${database}.executions
    ADD COLUMN IF NOT EXISTS position_id String DEFAULT '' AFTER reported_at;

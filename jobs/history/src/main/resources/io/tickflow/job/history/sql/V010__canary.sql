-- Part of the bundle that made a signal: CHAMPION or CHALLENGER. Rows of before are of champions.

ALTER TABLE ${database}.signals
    ADD COLUMN IF NOT EXISTS role LowCardinality(String) DEFAULT 'CHAMPION' AFTER model_version;

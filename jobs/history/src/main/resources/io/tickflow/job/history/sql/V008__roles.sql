-- Part of the bundle that scored a decision: CHAMPION, CHALLENGER or SHADOW. Rows of before are of
-- champions. Each role has an event_id of its own, so its rows stay apart.

ALTER TABLE ${database}.predictions
    ADD COLUMN IF NOT EXISTS role LowCardinality(String) DEFAULT 'CHAMPION' AFTER absences;

-- Which deployment wrote an event: several may share a Kafka cluster and this database. Rows of before
-- have no name. Dead letters and observations of a feed have the same event_id in every deployment that
-- reads the feed, so there the name keeps their rows apart.

ALTER TABLE ${database}.features
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER decision_id;

ALTER TABLE ${database}.predictions
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER decision_id;

ALTER TABLE ${database}.signals
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER decision_id;

ALTER TABLE ${database}.orders
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER decision_id;

ALTER TABLE ${database}.executions
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER decision_id;

ALTER TABLE ${database}.leases
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER event_id;

ALTER TABLE ${database}.dead_letters
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER event_id,
    MODIFY ORDER BY (symbol, event_time, event_id, pipeline);

ALTER TABLE ${database}.feed_events
    ADD COLUMN IF NOT EXISTS pipeline LowCardinality(String) AFTER event_id,
    MODIFY ORDER BY (symbol, event_time, event_id, pipeline);

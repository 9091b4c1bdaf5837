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

-- Once more, as a view keeps the columns of its first day.
CREATE OR REPLACE VIEW ${database}.orders_in_force AS
SELECT verdict.*
FROM (SELECT * FROM ${database}.orders FINAL) AS verdict
LEFT JOIN
(
    SELECT account, groupArray((epoch, orders_from)) AS openings
    FROM ${database}.leases FINAL
    WHERE state = 'OPENED'
    GROUP BY account
) AS opened ON verdict.account = opened.account
WHERE verdict.epoch = 0
   OR NOT arrayExists(
        opening -> opening.1 > verdict.epoch AND opening.2 <= verdict.kafka_offset, opened.openings)
ORDER BY verdict.kafka_offset
LIMIT 1 BY verdict.event_id;

-- Which verdicts are void. A fenced owner and its successor may decide on the same leg, under the same
-- event_id: the epoch keeps both rows apart, so that the void one cannot replace the one in force.

ALTER TABLE ${database}.orders
    ADD COLUMN IF NOT EXISTS epoch Int64 CODEC(ZSTD(1)) AFTER limits,
    MODIFY ORDER BY (symbol, event_time, event_id, epoch);

-- One row for each time that an owner got an account to itself.
CREATE TABLE IF NOT EXISTS ${database}.leases
(
    event_id        String CODEC(ZSTD(1)),
    mode            LowCardinality(String),
    account         LowCardinality(String),
    state           LowCardinality(String),
    epoch           Int64 CODEC(ZSTD(1)),
    holder          LowCardinality(String),
    lease_millis    Int64 CODEC(ZSTD(1)),
    orders_from     Int64 CODEC(ZSTD(1)),
    changed_at      DateTime64(3, 'UTC') CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    first_wins      UInt64 MATERIALIZED bitNot(reinterpretAsUInt64(kafka_offset)) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(first_wins)
ORDER BY (account, epoch, event_id);

-- Verdicts that have an effect, each once: not those behind the opening of a newer epoch.
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

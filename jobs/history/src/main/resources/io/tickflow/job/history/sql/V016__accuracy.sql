-- Outcomes as events of the HistoryJob; rows of the command outcomes and of a backfill have no place in a topic.
ALTER TABLE ${database}.outcomes
    ADD COLUMN IF NOT EXISTS event_id        String DEFAULT concat(decision_id, '/outcome/', toString(horizon_millis)) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS mode            LowCardinality(String),
    ADD COLUMN IF NOT EXISTS kafka_partition Int32 DEFAULT -1 CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS kafka_offset    Int64 DEFAULT -1 CODEC(Delta, ZSTD(1)),
    ADD COLUMN IF NOT EXISTS appended_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

-- Models and members whose accuracy on a symbol fell below the threshold, and their recovery.
CREATE TABLE IF NOT EXISTS ${database}.accuracy_changes
(
    event_id        String CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    mode            LowCardinality(String),
    symbol          LowCardinality(String),
    event_time      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    decision_id     String CODEC(ZSTD(1)),
    model_id        LowCardinality(String),
    model_version   LowCardinality(String),
    role            LowCardinality(String),
    member          LowCardinality(String),
    state           LowCardinality(String),
    accuracy        Float64 CODEC(ZSTD(1)),
    lower           Float64 CODEC(ZSTD(1)),
    upper           Float64 CODEC(ZSTD(1)),
    votes           UInt32 CODEC(ZSTD(1)),
    threshold       Float64 CODEC(ZSTD(1)),
    horizon_millis  Int64 CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    appended_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(inserted_at)
PARTITION BY toYYYYMM(event_time)
ORDER BY (symbol, model_id, event_time, event_id);

-- Commands of operators to desks, the answers, and blocks of symbols: who said what, and why. Never expires.
CREATE TABLE IF NOT EXISTS ${database}.controls
(
    event_id        String CODEC(ZSTD(1)),
    pipeline        LowCardinality(String),
    mode            LowCardinality(String),
    account         LowCardinality(String),
    command         LowCardinality(String),
    said_by         String CODEC(ZSTD(1)),
    reason          String CODEC(ZSTD(1)),
    symbol          LowCardinality(String),
    cl_ord_id       String CODEC(ZSTD(1)),
    quantity        Nullable(Float64) CODEC(ZSTD(1)),
    price           Float64 CODEC(ZSTD(1)),
    answer_to       String CODEC(ZSTD(1)),
    kafka_partition Int32 CODEC(ZSTD(1)),
    kafka_offset    Int64 CODEC(Delta, ZSTD(1)),
    appended_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    inserted_at     DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(inserted_at)
ORDER BY (account, event_id);

-- Time at which Kafka appended the event: its wall time. 1970 for rows of a backfill and of earlier releases.
ALTER TABLE ${database}.features
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.predictions
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.breaker_changes
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.signals
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.orders
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.executions
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.venue_messages
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.leases
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.dead_letters
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.state_anchors
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.feed_events
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.model_trainings
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.model_versions
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

ALTER TABLE ${database}.model_aliases
    ADD COLUMN IF NOT EXISTS appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1));

-- Milliseconds of each stage for each entry on which the desk gave a verdict in force; NULL for a stage that did not
-- happen, or whose wall time is not known. Features, prediction and signal count when Kafka appended them; the first
-- report is the first of the venue. A verdict may precede the append of what the fused job decided on.
CREATE OR REPLACE VIEW ${database}.latency AS
SELECT
    signal.decision_id AS decision_id,
    signal.pipeline AS pipeline,
    verdict.mode AS mode,
    verdict.account AS account,
    signal.symbol AS symbol,
    signal.event_time AS event_time,
    verdict.attempt AS attempt,
    verdict.verdict AS verdict,
    signal.tick_appended_at AS tick_appended_at,
    dateDiff('millisecond', signal.tick_appended_at, verdict.decided_at) AS tick_to_verdict,
    if(toUnixTimestamp64Milli(vector.appended_at) = 0, NULL, dateDiff('millisecond', signal.tick_appended_at, vector.appended_at)) AS tick_to_features,
    if(toUnixTimestamp64Milli(vector.appended_at) = 0 OR toUnixTimestamp64Milli(scored.appended_at) = 0, NULL, dateDiff('millisecond', vector.appended_at, scored.appended_at)) AS features_to_prediction,
    if(toUnixTimestamp64Milli(signal.appended_at) = 0 OR toUnixTimestamp64Milli(scored.appended_at) = 0, NULL, dateDiff('millisecond', scored.appended_at, signal.appended_at)) AS prediction_to_signal,
    if(toUnixTimestamp64Milli(signal.appended_at) = 0, NULL, dateDiff('millisecond', signal.appended_at, verdict.decided_at)) AS signal_to_verdict,
    dateDiff('millisecond', verdict.decided_at, report.sent_at) AS verdict_to_sent,
    dateDiff('millisecond', report.sent_at, report.reported_at) AS sent_to_report,
    dateDiff('millisecond', report.sent_at, report.filled_at) AS sent_to_fill,
    dateDiff('millisecond', signal.tick_appended_at, report.filled_at) AS tick_to_fill
FROM (SELECT * FROM ${database}.signals FINAL) AS signal
JOIN (SELECT * FROM ${database}.orders_in_force WHERE leg = 'ENTRY') AS verdict
    ON verdict.decision_id = signal.decision_id AND verdict.pipeline = signal.pipeline
LEFT JOIN (SELECT pipeline, decision_id, appended_at FROM ${database}.features FINAL) AS vector
    ON vector.decision_id = signal.decision_id AND vector.pipeline = signal.pipeline
LEFT JOIN (SELECT pipeline, decision_id, role, appended_at FROM ${database}.predictions FINAL) AS scored
    ON scored.decision_id = signal.decision_id AND scored.pipeline = signal.pipeline AND scored.role = signal.role
LEFT JOIN
(
    SELECT
        pipeline,
        cl_ord_id,
        minOrNullIf(execution.reported_at, state = 'SENT') AS sent_at,
        minOrNullIf(execution.reported_at, state NOT IN ('SENT', 'UNKNOWN', 'EXPIRED')) AS reported_at,
        minOrNullIf(execution.reported_at, state = 'FILLED') AS filled_at
    FROM (SELECT * FROM ${database}.executions FINAL) AS execution
    GROUP BY pipeline, cl_ord_id
) AS report
    ON report.cl_ord_id = verdict.cl_ord_id AND report.pipeline = verdict.pipeline;

-- Accuracy of each model and member on each symbol, hour by hour, with its 95 % interval (Wilson), of votes at least "sure"
-- away from 0.5, by the move within the horizon in seconds: accuracy(horizon = 1, sure = 0.1).
CREATE OR REPLACE VIEW ${database}.accuracy AS
SELECT
    judged.pipeline AS pipeline,
    judged.symbol AS symbol,
    toStartOfHour(judged.event_time) AS hour,
    judged.model_id AS model_id,
    judged.model_version AS model_version,
    judged.role AS role,
    judged.member AS member,
    count() AS decisions,
    sum(judged.is_right) AS correct,
    correct / decisions AS accuracy,
    (correct + 1.9207) / (decisions + 3.8415)
        - 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415) AS lower,
    (correct + 1.9207) / (decisions + 3.8415)
        + 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415) AS upper
FROM
(
    SELECT
        outcome.pipeline AS pipeline,
        outcome.symbol AS symbol,
        outcome.event_time AS event_time,
        scored.model_id AS model_id,
        scored.model_version AS model_version,
        scored.role AS role,
        voter.1 AS member,
        (voter.2 > 0.5) = (outcome.move > 0) AS is_right
    FROM
    (
        SELECT pipeline, symbol, event_time, decision_id, (later_bid + later_ask) - (bid + ask) AS move
        FROM ${database}.outcomes FINAL
        WHERE horizon_millis = {horizon:UInt32} * 1000 AND later_bid + later_ask != bid + ask
    ) AS outcome
    JOIN (SELECT * FROM ${database}.predictions FINAL) AS scored
        ON scored.decision_id = outcome.decision_id AND scored.pipeline = outcome.pipeline
    ARRAY JOIN arrayPushFront(
        arrayZip(mapKeys(scored.votes), mapValues(scored.votes)), ('ensemble', scored.probability)) AS voter
    WHERE NOT isNaN(voter.2) AND abs(voter.2 - 0.5) >= {sure:Float64}
) AS judged
GROUP BY pipeline, symbol, hour, model_id, model_version, role, member;

-- Which model decided at a time?
-- :time = 2200-01-01 00:00:00; event time, UTC
SELECT
    symbol,
    argMax(model_id, event_time) AS model_id,
    argMax(model_version, event_time) AS model_version,
    argMax(model_digest, event_time) AS model_digest,
    max(event_time) AS decided_at
FROM predictions
WHERE role = 'CHAMPION' AND event_time <= {time:DateTime64(3, 'UTC')}
GROUP BY symbol
ORDER BY symbol

-- From when to when did each model decide?
SELECT
    pipeline,
    model_id,
    model_version,
    role,
    left(model_digest, 12) AS digest,
    count() AS predictions,
    min(event_time) AS first,
    max(event_time) AS last
FROM predictions
GROUP BY pipeline, model_id, model_version, role, model_digest
ORDER BY first

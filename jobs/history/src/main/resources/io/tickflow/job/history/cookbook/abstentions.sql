-- How often, and why, did a model give no probability?
SELECT
    model_id,
    model_version,
    role,
    abstention,
    count() AS predictions,
    round(100 * predictions / sum(predictions) OVER (PARTITION BY model_id, model_version, role), 3) AS percent
FROM predictions
GROUP BY model_id, model_version, role, abstention
ORDER BY model_id, model_version, role, predictions DESC

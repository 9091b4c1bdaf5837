-- Which members did not answer, and why?
SELECT
    model_id,
    model_version,
    member,
    absence,
    count() AS predictions,
    max(event_time) AS last
FROM predictions
ARRAY JOIN mapKeys(absences) AS member, mapValues(absences) AS absence
GROUP BY model_id, model_version, member, absence
ORDER BY predictions DESC

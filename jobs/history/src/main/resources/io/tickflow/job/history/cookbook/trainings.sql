-- Which trainings were recorded, and how good were they on held-out ticks?
SELECT completed_at, model_id, model_version, label, trained_from, trained_to, training_rows,
    round(accuracy_at_gate, 4) AS accuracy_at_gate, round(coverage, 4) AS coverage, author
FROM model_trainings
ORDER BY completed_at DESC
LIMIT 1000

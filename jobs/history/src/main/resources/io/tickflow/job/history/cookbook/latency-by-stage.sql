-- How long does each stage take, from the append of a tick to the fill? In milliseconds, of entries that were filled.
SELECT span.1 AS stage, count() AS orders,
    quantile(0.5)(span.2) AS p50, quantile(0.95)(span.2) AS p95, quantile(0.99)(span.2) AS p99, max(span.2) AS max
FROM latency
ARRAY JOIN
[
    ('1 tick appended to vector', tick_to_features),
    ('2 vector to prediction', features_to_prediction),
    ('3 prediction to signal', prediction_to_signal),
    ('4 signal to verdict of the desk', signal_to_verdict),
    ('5 tick appended to verdict of the desk', tick_to_verdict),
    ('6 verdict to order sent', verdict_to_sent),
    ('7 order sent to fill', sent_to_fill),
    ('8 tick appended to fill', tick_to_fill)
] AS span
WHERE verdict = 'APPROVED' AND tick_to_fill IS NOT NULL AND span.2 IS NOT NULL
GROUP BY stage
ORDER BY stage

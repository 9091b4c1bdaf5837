-- How long does each stage take, from the append of a tick to the fill? In milliseconds.
WITH reports AS
(
    SELECT cl_ord_id,
        minIf(reported_at, state = 'SENT') AS sent_at,
        minIf(reported_at, state = 'FILLED') AS filled_at
    FROM executions
    GROUP BY cl_ord_id
)
SELECT stage, count() AS orders,
    quantile(0.5)(millis) AS p50, quantile(0.95)(millis) AS p95, quantile(0.99)(millis) AS p99, max(millis) AS max
FROM
(
    SELECT span.1 AS stage, span.2 AS millis
    FROM signals AS s
    JOIN orders_in_force AS o ON o.decision_id = s.decision_id
    JOIN reports AS r ON r.cl_ord_id = o.cl_ord_id
    ARRAY JOIN
    [
        ('1 tick appended to verdict of the desk', dateDiff('millisecond', s.tick_appended_at, o.decided_at)),
        ('2 verdict to order sent', dateDiff('millisecond', o.decided_at, r.sent_at)),
        ('3 order sent to fill', dateDiff('millisecond', r.sent_at, r.filled_at)),
        ('4 tick appended to fill', dateDiff('millisecond', s.tick_appended_at, r.filled_at))
    ] AS span
    WHERE o.leg = 'ENTRY' AND o.verdict = 'APPROVED' AND toUnixTimestamp(r.filled_at) > 0
)
GROUP BY stage
ORDER BY stage

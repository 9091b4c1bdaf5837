-- How did orders end, and with which words of the venue?
SELECT mode, leg, state, reason, count() AS orders
FROM executions
WHERE state IN ('FILLED', 'REJECTED', 'CANCELLED', 'EXPIRED', 'UNKNOWN')
GROUP BY mode, leg, state, reason
ORDER BY orders DESC

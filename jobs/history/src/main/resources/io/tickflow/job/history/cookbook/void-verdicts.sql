-- Which verdicts of a process that had lost its account are void?
SELECT account, epoch, leg, verdict, count() AS orders, min(decided_at) AS first, max(decided_at) AS last
FROM orders
WHERE (event_id, epoch) NOT IN (SELECT event_id, epoch FROM orders_in_force)
GROUP BY account, epoch, leg, verdict
ORDER BY account, epoch

-- What did the desk decide, and why?
SELECT account, leg, verdict, reason, count() AS orders
FROM orders_in_force
GROUP BY account, leg, verdict, reason
ORDER BY orders DESC

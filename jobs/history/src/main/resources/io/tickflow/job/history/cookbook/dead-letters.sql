-- Why were records refused?
SELECT
    code,
    count() AS records,
    min(event_time) AS first,
    max(event_time) AS last,
    any(detail) AS example
FROM dead_letters
GROUP BY code
ORDER BY records DESC

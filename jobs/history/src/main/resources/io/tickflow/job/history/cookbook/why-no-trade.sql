-- Why was nothing traded between two times?
-- :from = 1970-01-01 00:00:00; first event time, UTC
-- :to = 2200-01-01 00:00:00; event time to stop before, UTC
-- :symbol = ; one symbol, all if empty
WITH
    {from:DateTime64(3, 'UTC')} AS window_from,
    {to:DateTime64(3, 'UTC')} AS window_to
SELECT step, what, records FROM
(
    SELECT 1 AS step, 'ticks used' AS what, count() AS records FROM features
    WHERE event_time >= window_from AND event_time < window_to AND ({symbol:String} = '' OR symbol = {symbol:String})
    UNION ALL
    SELECT 2, concat('ticks refused: ', code), count() FROM dead_letters
    WHERE event_time >= window_from AND event_time < window_to AND ({symbol:String} = '' OR symbol = {symbol:String})
    GROUP BY code
    UNION ALL
    SELECT 3, if(abstention = 'NONE', 'predictions', concat('abstained: ', abstention)), count() FROM predictions
    WHERE role = 'CHAMPION' AND event_time >= window_from AND event_time < window_to AND ({symbol:String} = '' OR symbol = {symbol:String})
    GROUP BY abstention
    UNION ALL
    SELECT 4, if(verdict = 'CANDIDATE', 'candidates', concat('vetoed: ', reason)), count() FROM signals
    WHERE event_time >= window_from AND event_time < window_to AND ({symbol:String} = '' OR symbol = {symbol:String})
    GROUP BY verdict, reason
    UNION ALL
    SELECT 5, concat('desk: ', lower(verdict), if(reason = 'NONE', '', concat(', ', reason))), count() FROM orders_in_force
    WHERE leg = 'ENTRY' AND event_time >= window_from AND event_time < window_to
      AND ({symbol:String} = '' OR symbol = {symbol:String})
    GROUP BY verdict, reason
    UNION ALL
    SELECT 6, concat('entry order ended: ', state), count() FROM executions
    WHERE leg = 'ENTRY' AND state IN ('FILLED', 'REJECTED', 'CANCELLED', 'EXPIRED', 'UNKNOWN')
      AND event_time >= window_from AND event_time < window_to AND ({symbol:String} = '' OR symbol = {symbol:String})
    GROUP BY state
)
ORDER BY step, records DESC

-- When was a symbol silent, and for how long?
-- :symbol = ; one symbol, all if empty
-- :longer = 60; shortest silence, s
SELECT
    symbol,
    event_time AS ended_at,
    round(value / 1000, 1) AS silent_seconds
FROM feed_events
WHERE kind = 'GAP' AND value >= {longer:UInt32} * 1000
  AND ({symbol:String} = '' OR symbol = {symbol:String})
ORDER BY value DESC, symbol, ended_at
LIMIT 1000

-- How many ticks came, and how wide was the spread?
-- :symbol = ; one symbol, all if empty
-- :from = 1970-01-01 00:00:00; first event time, UTC
-- :to = 2200-01-01 00:00:00; event time to stop before, UTC
SELECT
    symbol,
    toStartOfHour(event_time) AS hour,
    count() AS ticks,
    round(avg((ask - bid) / bid * 1e4), 3) AS spread_bps,
    round(quantile(0.95)((ask - bid) / bid * 1e4), 3) AS spread_bps_p95
FROM features
WHERE ({symbol:String} = '' OR symbol = {symbol:String})
  AND event_time >= {from:DateTime64(3, 'UTC')} AND event_time < {to:DateTime64(3, 'UTC')}
GROUP BY symbol, hour
ORDER BY symbol, hour

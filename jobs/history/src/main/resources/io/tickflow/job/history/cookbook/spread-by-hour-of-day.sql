-- At which hours of the day is a symbol cheap to trade?
-- :symbol = ; one symbol, all if empty
SELECT
    symbol,
    toHour(event_time) AS hour_utc,
    count() AS ticks,
    round(quantile(0.5)((ask - bid) / bid * 1e4), 3) AS spread_bps_p50,
    round(quantile(0.95)((ask - bid) / bid * 1e4), 3) AS spread_bps_p95
FROM features
WHERE {symbol:String} = '' OR symbol = {symbol:String}
GROUP BY symbol, hour_utc
ORDER BY symbol, hour_utc

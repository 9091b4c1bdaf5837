-- What were the bars of a symbol: open, high, low and close of mid, ticks and mean spread?
-- :symbol = EURUSD; one symbol
-- :seconds = 60; length of a bar, s
-- :from = 1970-01-01 00:00:00; first event time, UTC
-- :to = 2200-01-01 00:00:00; event time to stop before, UTC
SELECT start, open, high, low, close, ticks, spread
FROM bars(seconds = {seconds:UInt32})
WHERE symbol = {symbol:String}
  AND start >= {from:DateTime64(3, 'UTC')} AND start < {to:DateTime64(3, 'UTC')}
ORDER BY start
LIMIT 10000

-- Which trades were made, and what did each bring?
-- :symbol = ; one symbol, all if empty
-- :from = 1970-01-01 00:00:00; first event time, UTC
-- :to = 2200-01-01 00:00:00; event time to stop before, UTC
SELECT
    decision_id,
    mode,
    symbol,
    side,
    quantity,
    entered_at,
    entry_price,
    exit_price,
    dateDiff('second', entered_at, exited_at) AS held_seconds,
    round(net, 4) AS net_quote_currency,
    round(net_bps, 3) AS bps
FROM trades
WHERE ({symbol:String} = '' OR symbol = {symbol:String})
  AND event_time >= {from:DateTime64(3, 'UTC')} AND event_time < {to:DateTime64(3, 'UTC')}
ORDER BY entered_at
LIMIT 10000

-- What can a model learn from? Each vector with the move of the middle price over the horizon, in basis points.
-- :symbol = ; one symbol, all if empty
-- :horizon = 10; horizon of the label, s
-- :from = 1970-01-01 00:00:00; first event time, UTC
-- :to = 2200-01-01 00:00:00; event time to stop before, UTC
SELECT (later_sum / (f.bid + f.ask) - 1) * 1e4 AS move_bps, f.*
FROM features AS f
ASOF JOIN
(
    SELECT symbol AS later_symbol, event_time AS later_time, bid + ask AS later_sum
    FROM features
    WHERE ({symbol:String} = '' OR symbol = {symbol:String})
      AND event_time >= {from:DateTime64(3, 'UTC')}
      AND event_time < {to:DateTime64(3, 'UTC')} + toIntervalSecond(2 * {horizon:UInt32})
) AS later
    ON later_symbol = f.symbol AND later_time >= f.event_time + toIntervalSecond({horizon:UInt32})
WHERE f.ready AND ({symbol:String} = '' OR f.symbol = {symbol:String})
  AND f.event_time >= {from:DateTime64(3, 'UTC')} AND f.event_time < {to:DateTime64(3, 'UTC')}
  AND later_time < f.event_time + toIntervalSecond(2 * {horizon:UInt32})
ORDER BY f.event_time, f.symbol, f.ordinal

-- What did the market look like when each trade was decided? A row a trade, all features.
-- :symbol = ; one symbol, all if empty
SELECT side, net_bps, f.*
FROM features AS f
JOIN (SELECT decision_id AS traded, side, net_bps FROM trades) AS t ON f.decision_id = t.traded
WHERE {symbol:String} = '' OR f.symbol = {symbol:String}
ORDER BY f.event_time
LIMIT 10000

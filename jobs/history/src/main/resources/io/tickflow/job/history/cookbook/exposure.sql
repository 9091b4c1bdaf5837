-- How much was held of each symbol over time, after each fill?
-- :symbol = ; one symbol, all if empty
SELECT mode, account, symbol, reported_at, position
FROM positions
WHERE {symbol:String} = '' OR symbol = {symbol:String}
ORDER BY reported_at, kafka_partition, kafka_offset
LIMIT 10000

-- How much was held of each symbol over time, after each fill?
-- :symbol = ; one symbol, all if empty
SELECT
    mode,
    symbol,
    reported_at,
    sum(if(side = 'BUY', 1, -1) * last_quantity) OVER
        (PARTITION BY mode, account, symbol ORDER BY reported_at, kafka_partition, kafka_offset) AS position
FROM executions
WHERE last_quantity > 0 AND ({symbol:String} = '' OR symbol = {symbol:String})
ORDER BY reported_at, kafka_partition, kafka_offset
LIMIT 10000

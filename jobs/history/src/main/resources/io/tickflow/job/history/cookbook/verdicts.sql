-- What became of the signals?
-- :symbol = ; one symbol, all if empty
SELECT
    verdict,
    reason,
    count() AS signals,
    round(100 * signals / sum(signals) OVER (), 2) AS percent
FROM signals
WHERE {symbol:String} = '' OR symbol = {symbol:String}
GROUP BY verdict, reason
ORDER BY signals DESC

-- What did each symbol bring, after the spread?
SELECT
    mode,
    symbol,
    count() AS closed_trades,
    round(avg(net > 0), 4) AS share_won,
    round(avg(net_bps), 3) AS mean_bps,
    round(sum(net), 2) AS net_quote_currency
FROM trades
WHERE open_quantity < 1e-9
GROUP BY mode, symbol
ORDER BY mode, symbol

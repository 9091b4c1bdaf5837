-- How far from the desk's quote were orders filled? Positive is worse.
SELECT
    o.mode AS mode,
    o.symbol AS symbol,
    o.leg AS leg,
    count() AS fills,
    round(avg(if(o.side = 'BUY', e.average_price - o.reference_ask, o.reference_bid - e.average_price)
        / o.reference_bid * 1e4 AS bps), 4) AS mean_bps,
    round(quantile(0.95)(bps), 4) AS bps_p95
FROM orders_in_force AS o
JOIN executions AS e ON e.cl_ord_id = o.cl_ord_id
WHERE e.state = 'FILLED'
GROUP BY mode, symbol, leg
ORDER BY mode, symbol, leg

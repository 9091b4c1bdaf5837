-- How many ticks of a symbol carry which bit of quality?
-- The bits are in docs/events.md.
SELECT
    symbol,
    bit,
    count() AS ticks,
    round(100 * ticks / any(whole.ticks), 3) AS percent
FROM features
ARRAY JOIN bitmaskToArray(quality) AS bit
JOIN (SELECT symbol, count() AS ticks FROM features GROUP BY symbol) AS whole USING (symbol)
GROUP BY symbol, bit
ORDER BY symbol, bit

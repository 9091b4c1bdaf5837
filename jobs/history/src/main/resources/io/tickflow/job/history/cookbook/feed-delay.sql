-- How long does a tick take from the broker's clock to Kafka?
-- Only of use on a live feed: replayed ticks are old when they are appended.
SELECT
    symbol,
    count() AS ticks,
    quantile(0.5)(delay) AS delay_ms_p50,
    quantile(0.99)(delay) AS delay_ms_p99,
    max(delay) AS delay_ms_max
FROM (SELECT symbol, dateDiff('millisecond', event_time, tick_appended_at) AS delay FROM features)
GROUP BY symbol
ORDER BY symbol

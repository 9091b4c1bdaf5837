-- Which features were known at a time? The newest vector of each symbol, none from after it.
-- :time = 2200-01-01 00:00:00; event time, UTC
SELECT * FROM features
WHERE event_time <= {time:DateTime64(3, 'UTC')}
ORDER BY symbol, event_time DESC, ordinal DESC
LIMIT 1 BY symbol

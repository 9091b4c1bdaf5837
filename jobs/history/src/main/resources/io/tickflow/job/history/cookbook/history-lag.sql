-- How fresh is each kind of event here, and how many are there?
SELECT events, records, newest, written_at FROM
(
    SELECT 'features' AS events, count() AS records, max(event_time) AS newest, max(inserted_at) AS written_at FROM features
    UNION ALL SELECT 'predictions', count(), max(event_time), max(inserted_at) FROM predictions
    UNION ALL SELECT 'signals', count(), max(event_time), max(inserted_at) FROM signals
    UNION ALL SELECT 'orders', count(), max(event_time), max(inserted_at) FROM orders
    UNION ALL SELECT 'executions', count(), max(event_time), max(inserted_at) FROM executions
    UNION ALL SELECT 'dead letters', count(), max(event_time), max(inserted_at) FROM dead_letters
    UNION ALL SELECT 'feed events', count(), max(event_time), max(inserted_at) FROM feed_events
)
ORDER BY records DESC

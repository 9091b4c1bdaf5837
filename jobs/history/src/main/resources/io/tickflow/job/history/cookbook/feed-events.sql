-- What was odd about the feed?
SELECT
    symbol,
    kind,
    count() AS events,
    min(event_time) AS first,
    max(event_time) AS last,
    max(value) AS largest
FROM feed_events
GROUP BY symbol, kind
ORDER BY events DESC, symbol, kind

-- What was held at a time, by account and symbol? Units of the base currency, negative if short.
-- :time = 2200-01-01 00:00:00; wall time, UTC
SELECT
    mode,
    account,
    symbol,
    round(argMax(position, (reported_at, kafka_partition, kafka_offset)), 6) AS position,
    count() AS fills,
    max(reported_at) AS since
FROM positions
WHERE reported_at <= {time:DateTime64(3, 'UTC')}
GROUP BY pipeline, mode, account, symbol
ORDER BY mode, account, symbol

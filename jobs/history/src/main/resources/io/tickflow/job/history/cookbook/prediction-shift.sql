-- Did the predictions drift (population stability index)? Week over week, or around any time.
-- The index is the sum of the last column; above 0.25 is a shift.
-- :split = ; time between both windows, UTC
-- :days = 7; length of each window, days
WITH
    {split:DateTime64(3, 'UTC')} AS split,
    (
        SELECT quantiles(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)(probability) FROM predictions
        WHERE role = 'CHAMPION' AND isFinite(probability) AND event_time < split AND event_time >= split - toIntervalDay({days:UInt32})
    ) AS edges
SELECT
    arrayCount(edge -> probability > edge, edges) + 1 AS decile,
    countIf(event_time < split) AS before,
    countIf(event_time >= split) AS after,
    round((before + 0.5) / sum(before + 0.5) OVER (), 4) AS share_before,
    round((after + 0.5) / sum(after + 0.5) OVER (), 4) AS share_after,
    round((share_after - share_before) * log(share_after / share_before), 5) AS contribution
FROM predictions
WHERE role = 'CHAMPION' AND isFinite(probability)
  AND event_time >= split - toIntervalDay({days:UInt32}) AND event_time < split + toIntervalDay({days:UInt32})
GROUP BY decile
ORDER BY decile

-- What did each day bring, and how deep was the draw-down in basis points?
SELECT
    mode,
    day,
    closed_trades,
    round(bps, 2) AS sum_bps,
    round(sum(bps) OVER way, 2) AS so_far_bps
FROM
(
    SELECT mode, toDate(event_time) AS day, count() AS closed_trades, sum(net_bps) AS bps
    FROM trades
    WHERE open_quantity < 1e-9
    GROUP BY mode, day
)
WINDOW way AS (PARTITION BY mode ORDER BY day)
ORDER BY mode, day

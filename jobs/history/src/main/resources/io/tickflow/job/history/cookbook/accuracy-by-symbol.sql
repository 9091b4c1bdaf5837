-- How often was the direction right for each symbol, with its 95 % interval (Wilson)?
-- :horizon = 10; time after which the move counts, s
-- :sure = 0.1; least distance of the probability from 0.5
SELECT
    symbol,
    count() AS decisions,
    sum(right) AS correct,
    round(correct / decisions, 4) AS accuracy,
    round((correct + 1.9207) / (decisions + 3.8415)
        - 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415), 4) AS lower,
    round((correct + 1.9207) / (decisions + 3.8415)
        + 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415), 4) AS upper
FROM
(
    SELECT f.symbol AS symbol, (p.probability > 0.5) = (later.bid + later.ask > f.bid + f.ask) AS right
    FROM predictions AS p
    JOIN features AS f ON f.decision_id = p.decision_id
    ASOF JOIN features AS later
        ON later.symbol = f.symbol AND later.event_time >= f.event_time + toIntervalSecond({horizon:UInt32})
    WHERE p.role = 'CHAMPION' AND abs(p.probability - 0.5) >= {sure:Float64}
      AND later.event_time < f.event_time + toIntervalSecond(2 * {horizon:UInt32})
      AND later.bid + later.ask != f.bid + f.ask
)
GROUP BY symbol
ORDER BY symbol

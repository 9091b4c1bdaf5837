-- How often was each version of a model right, with its 95 % interval (Wilson)?
-- :horizon = 10; time after which the move counts, s
-- :sure = 0.1; least distance of the probability from 0.5
SELECT
    model_id, model_version,
    count() AS decisions,
    sum(right) AS correct,
    round(correct / decisions, 4) AS accuracy,
    round((correct + 1.9207) / (decisions + 3.8415)
        - 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415), 4) AS lower,
    round((correct + 1.9207) / (decisions + 3.8415)
        + 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415), 4) AS upper
FROM
(
    SELECT p.model_id AS model_id, p.model_version AS model_version, (p.probability > 0.5) = (later.bid + later.ask > f.bid + f.ask) AS right
    FROM predictions AS p
    JOIN features AS f ON f.decision_id = p.decision_id
    ASOF JOIN features AS later
        ON later.symbol = f.symbol AND later.event_time >= f.event_time + toIntervalSecond({horizon:UInt32})
    WHERE abs(p.probability - 0.5) >= {sure:Float64}
      AND later.event_time < f.event_time + toIntervalSecond(2 * {horizon:UInt32})
      AND later.bid + later.ask != f.bid + f.ask
)
GROUP BY model_id, model_version
ORDER BY model_id, model_version

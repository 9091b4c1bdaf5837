-- How often was each member of an ensemble right when it was sure?
-- :horizon = 10; time after which the move counts, s
-- :sure = 0.1; least distance of the probability from 0.5
SELECT
    p.model_id AS model_id,
    p.model_version AS model_version,
    member,
    count() AS decisions,
    round(avg((vote > 0.5) = (later.bid + later.ask > f.bid + f.ask)), 4) AS accuracy
FROM predictions AS p
ARRAY JOIN mapKeys(votes) AS member, mapValues(votes) AS vote
JOIN features AS f ON f.decision_id = p.decision_id
ASOF JOIN features AS later
    ON later.symbol = f.symbol AND later.event_time >= f.event_time + toIntervalSecond({horizon:UInt32})
WHERE abs(vote - 0.5) >= {sure:Float64}
  AND later.event_time < f.event_time + toIntervalSecond(2 * {horizon:UInt32})
  AND later.bid + later.ask != f.bid + f.ask
GROUP BY model_id, model_version, member
ORDER BY model_id, model_version, member

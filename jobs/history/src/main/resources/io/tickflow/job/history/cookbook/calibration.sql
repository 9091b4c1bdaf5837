-- Is a probability of 60 % right six times of ten?
-- :horizon = 10; time after which the move counts, s
-- :model = ; version of the model, all if empty
SELECT
    round(floor(p.probability * 20) / 20, 2) AS probability_from,
    count() AS decisions,
    round(avg(p.probability), 4) AS mean_probability,
    round(avg(later.bid + later.ask > f.bid + f.ask), 4) AS share_risen
FROM predictions AS p
JOIN features AS f ON f.decision_id = p.decision_id
ASOF JOIN features AS later
    ON later.symbol = f.symbol AND later.event_time >= f.event_time + toIntervalSecond({horizon:UInt32})
WHERE p.role = 'CHAMPION' AND isFinite(p.probability) AND ({model:String} = '' OR p.model_version = {model:String})
  AND later.event_time < f.event_time + toIntervalSecond(2 * {horizon:UInt32})
  AND later.bid + later.ask != f.bid + f.ask
GROUP BY probability_from
ORDER BY probability_from

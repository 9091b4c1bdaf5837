-- Do members that agree make better decisions?
-- :horizon = 10; time after which the move counts, s
SELECT
    round(floor(p.agreement * 10) / 10, 1) AS agreement_from,
    count() AS decisions,
    round(avg((p.probability > 0.5) = (later.bid + later.ask > f.bid + f.ask)), 4) AS accuracy
FROM predictions AS p
JOIN features AS f ON f.decision_id = p.decision_id
ASOF JOIN features AS later
    ON later.symbol = f.symbol AND later.event_time >= f.event_time + toIntervalSecond({horizon:UInt32})
WHERE p.role = 'CHAMPION' AND isFinite(p.agreement)
  AND later.event_time < f.event_time + toIntervalSecond(2 * {horizon:UInt32})
  AND later.bid + later.ask != f.bid + f.ask
GROUP BY agreement_from
ORDER BY agreement_from

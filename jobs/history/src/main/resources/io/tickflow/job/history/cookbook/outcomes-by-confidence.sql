-- What did decisions earn after the spread, by confidence and time held? Fill first: bin/tickflow outcomes
-- :model = ; one model id, empty for all
SELECT
    o.horizon_millis / 1000 AS seconds,
    floor(abs(p.probability - 0.5) * 20) / 20 + 0.5 AS confidence,
    count() AS decisions,
    round(avg((p.probability > 0.5) = (o.move_bps > 0)), 4) AS accuracy,
    round(avg(if(p.probability > 0.5, o.move_bps, -o.move_bps)), 4) AS gross_bps,
    round(avg(if(p.probability > 0.5, o.buy_bps, o.sell_bps)), 4) AS net_bps,
    round(avg(if(p.probability > 0.5, o.best_buy_bps, o.best_sell_bps)), 4) AS best_bps,
    round(avg(if(p.probability > 0.5, o.worst_buy_bps, o.worst_sell_bps)), 4) AS worst_bps
FROM outcomes AS o
JOIN predictions AS p ON p.decision_id = o.decision_id AND p.pipeline = o.pipeline
WHERE p.role = 'CHAMPION' AND NOT isNaN(p.probability) AND o.move_bps != 0
  AND ({model:String} = '' OR p.model_id = {model:String})
GROUP BY seconds, confidence
ORDER BY seconds, confidence

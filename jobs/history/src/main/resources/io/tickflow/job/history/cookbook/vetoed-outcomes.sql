-- What would signals have earned after the spread, by verdict and reason? Fill first: bin/tickflow outcomes
-- :horizon = 10; holding time, s: 1, 10, 60, 300 or 3600
SELECT
    s.verdict AS verdict,
    s.reason AS reason,
    count() AS signals,
    round(avg(if(s.side = 'BUY', o.buy_bps, o.sell_bps) > 0), 4) AS share_won,
    round(avg(if(s.side = 'BUY', o.buy_bps, o.sell_bps)), 3) AS mean_net_bps,
    round(avg(if(s.side = 'BUY', o.best_buy_bps, o.best_sell_bps)), 3) AS mean_best_bps,
    round(avg(if(s.side = 'BUY', o.worst_buy_bps, o.worst_sell_bps)), 3) AS mean_worst_bps
FROM signals AS s
JOIN outcomes AS o ON o.decision_id = s.decision_id AND o.pipeline = s.pipeline
WHERE o.horizon_millis = {horizon:UInt32} * 1000
GROUP BY verdict, reason
ORDER BY signals DESC

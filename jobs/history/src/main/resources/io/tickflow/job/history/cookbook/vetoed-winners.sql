-- Which vetoes kept out signals that would have won after the spread?
-- :horizon = 10; holding time, s
SELECT
    s.reason AS reason,
    count() AS signals,
    round(avg(net_bps > 0), 4) AS share_won,
    round(avg(if(s.side = 'BUY', (later.bid / s.ask - 1), (1 - later.ask / s.bid)) * 1e4 AS net_bps), 3) AS mean_net_bps,
    round(sum(net_bps), 1) AS sum_net_bps
FROM signals AS s
ASOF JOIN features AS later
    ON later.symbol = s.symbol AND later.event_time >= s.event_time + toIntervalSecond({horizon:UInt32})
WHERE s.verdict = 'VETOED' AND later.event_time < s.event_time + toIntervalSecond(2 * {horizon:UInt32})
GROUP BY reason
ORDER BY signals DESC

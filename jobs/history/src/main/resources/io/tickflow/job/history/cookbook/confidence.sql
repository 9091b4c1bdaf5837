-- Does more confidence mean more money? Net of the spread, traded or not.
-- :horizon = 10; holding time, s
SELECT
    round(floor(s.confidence * 50) / 50, 2) AS confidence_from,
    count() AS signals,
    round(avg(net_bps > 0), 4) AS share_won,
    round(avg(if(s.side = 'BUY', (later.bid / s.ask - 1), (1 - later.ask / s.bid)) * 1e4 AS net_bps), 3) AS mean_net_bps
FROM signals AS s
ASOF JOIN features AS later
    ON later.symbol = s.symbol AND later.event_time >= s.event_time + toIntervalSecond({horizon:UInt32})
WHERE later.event_time < s.event_time + toIntervalSecond(2 * {horizon:UInt32})
GROUP BY confidence_from
ORDER BY confidence_from

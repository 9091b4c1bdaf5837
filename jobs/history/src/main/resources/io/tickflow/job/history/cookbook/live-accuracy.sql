-- How often was each member right when it was sure, hour by hour, with its 95 % interval (Wilson)? A backfill needs bin/tickflow outcomes first
-- :horizon = 1; time after which the move counts, s: 1, 10, 60, 300 or 3600
-- :sure = 0.1; least distance of the vote from 0.5
SELECT
    toStartOfHour(event_time) AS hour,
    model_id, model_version, role, member,
    count() AS decisions,
    sum(right) AS correct,
    round(correct / decisions, 4) AS accuracy,
    round((correct + 1.9207) / (decisions + 3.8415)
        - 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415), 4) AS lower,
    round((correct + 1.9207) / (decisions + 3.8415)
        + 1.96 * sqrt(correct * (decisions - correct) / decisions + 0.9604) / (decisions + 3.8415), 4) AS upper
FROM
(
    SELECT o.event_time AS event_time, p.model_id AS model_id, p.model_version AS model_version, p.role AS role,
        voter.1 AS member, (voter.2 > 0.5) = (o.move_bps > 0) AS right, voter.2 AS vote
    FROM outcomes AS o
    JOIN predictions AS p ON p.decision_id = o.decision_id AND p.pipeline = o.pipeline
    ARRAY JOIN arrayPushFront(
        arrayZip(mapKeys(p.votes), mapValues(p.votes)), ('ensemble', p.probability)) AS voter
    WHERE o.horizon_millis = {horizon:UInt32} * 1000 AND o.move_bps != 0
)
WHERE NOT isNaN(vote) AND abs(vote - 0.5) >= {sure:Float64}
GROUP BY hour, model_id, model_version, role, member
ORDER BY hour, model_id, model_version, role, member

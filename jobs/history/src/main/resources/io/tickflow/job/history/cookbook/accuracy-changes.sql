-- When did the accuracy of a model or member fall below the threshold, and when did it recover?
SELECT event_time, symbol, model_id, model_version, role, member, state, round(accuracy, 4) AS accuracy,
    round(lower, 4) AS lower, round(upper, 4) AS upper, votes, threshold
FROM accuracy_changes
ORDER BY event_time, symbol, model_id, model_version, role, member

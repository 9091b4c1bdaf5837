-- When was a member left alone after failures?
SELECT changed_at, model_id, model_version, member, subtask, from_state, to_state, reason, failures, open_millis
FROM breaker_changes
ORDER BY changed_at DESC
LIMIT 1000

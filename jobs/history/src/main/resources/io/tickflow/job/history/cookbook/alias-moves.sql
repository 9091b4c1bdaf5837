-- Who pointed which alias at which version, and why?
SELECT changed_at, model_id, alias, from_version, model_version, author, reason
FROM model_aliases
ORDER BY changed_at DESC, sequence DESC
LIMIT 1000

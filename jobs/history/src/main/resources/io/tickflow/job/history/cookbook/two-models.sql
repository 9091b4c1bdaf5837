-- How do two versions of a model differ on the same decisions?
-- :first = ; version of the one, such as 1
-- :second = ; version of the other
SELECT
    one.symbol AS symbol,
    count() AS decisions,
    round(avg((one.probability > 0.5) = (other.probability > 0.5)), 4) AS same_side,
    round(corr(one.probability, other.probability), 4) AS correlation,
    round(avg(abs(one.probability - other.probability)), 5) AS mean_difference
FROM predictions AS one
JOIN predictions AS other ON other.decision_id = one.decision_id
WHERE one.model_version = {first:String} AND other.model_version = {second:String}
  AND isFinite(one.probability) AND isFinite(other.probability)
GROUP BY symbol
ORDER BY symbol

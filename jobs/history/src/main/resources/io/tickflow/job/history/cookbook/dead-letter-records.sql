-- Which records were refused for one reason, with their bytes and their place?
-- :code = CROSSED_QUOTE; reason, see dead-letters
SELECT symbol, event_time, detail, source_topic, source_partition, source_offset, payload
FROM dead_letters
WHERE code = {code:String}
ORDER BY source_topic, source_partition, source_offset
LIMIT 100

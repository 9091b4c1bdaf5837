-- Which entries took longest from the tick to the desk's verdict, and on to the first report? In milliseconds.
-- :symbol = ; one symbol, all if empty
-- :limit = 20; rows at most
SELECT symbol, event_time, account, verdict, tick_to_verdict, verdict_to_sent, sent_to_report, sent_to_fill,
    tick_to_fill, decision_id
FROM latency
WHERE {symbol:String} = '' OR symbol = {symbol:String}
ORDER BY greatest(tick_to_verdict, coalesce(tick_to_verdict + verdict_to_sent + sent_to_report, 0)) DESC, decision_id
LIMIT {limit:UInt32}

-- Which FIX messages passed about one order, or in one session's last minutes?
-- :order = ; a ClOrdID(11), empty for all
-- :limit = 100; newest messages
SELECT passed_at, mode, account, direction, msg_type, sequence_number, cl_ord_id, text
FROM venue_messages
WHERE {order:String} = '' OR cl_ord_id = {order:String}
ORDER BY passed_at DESC, kafka_offset DESC
LIMIT {limit:UInt32}

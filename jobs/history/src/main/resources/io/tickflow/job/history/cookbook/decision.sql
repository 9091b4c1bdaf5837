-- What happened to one decision, step by step?
-- :id; id of the decision
SELECT time, step, what FROM
(
    SELECT tick_appended_at AS time, 1 AS step,
        concat('tick ', toString(bid), ' / ', toString(ask), ', quality ', toString(quality)) AS what,
        kafka_offset AS place
    FROM features WHERE decision_id = {id:String}
    UNION ALL
    SELECT event_time, 2, concat('prediction of ', model_id, '/', model_version, ': ', toString(probability),
        ', votes ', toString(votes), if(abstention = 'NONE', '', concat(', ', abstention))), kafka_offset
    FROM predictions WHERE decision_id = {id:String}
    UNION ALL
    SELECT event_time, 3, concat('signal ', side, ', confidence ', toString(confidence), ': ', verdict,
        if(reason = 'NONE', '', concat(', ', reason))), kafka_offset
    FROM signals WHERE decision_id = {id:String}
    UNION ALL
    SELECT decided_at, 4, concat(lower(leg), ' ', verdict, if(reason = 'NONE', '', concat(', ', reason)), ', ',
        side, ' ', toString(quantity), ', ', cl_ord_id), kafka_offset
    FROM orders_in_force WHERE decision_id = {id:String}
    UNION ALL
    SELECT reported_at, 5, concat(lower(leg), ' ', state, ', ', toString(cumulative_quantity), ' at ',
        toString(average_price), if(reason = '', '', concat(', ', reason))), kafka_offset
    FROM executions WHERE decision_id = {id:String}
)
ORDER BY if(step > 3, 4, step), time, step, place

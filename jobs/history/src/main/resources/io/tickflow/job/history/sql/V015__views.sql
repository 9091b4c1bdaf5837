-- Bars of mid by UTC, of a length in seconds: bars(seconds = 60). Of the ticks that were decided on, each once, so a
-- tick in Kafka and in a file counts once. The newest bar may still be forming.
CREATE OR REPLACE VIEW ${database}.bars AS
SELECT
    tick.symbol AS symbol,
    toStartOfInterval(tick.event_time, toIntervalSecond({seconds:UInt32})) AS start,
    argMin(tick.mid, tick.place) AS open,
    max(tick.mid) AS high,
    min(tick.mid) AS low,
    argMax(tick.mid, tick.place) AS close,
    count() AS ticks,
    avg(tick.spread) AS spread
FROM
(
    SELECT
        symbol,
        event_time,
        (bid + ask) / 2 AS mid,
        ask - bid AS spread,
        (event_time, kafka_partition, kafka_offset) AS place
    FROM ${database}.ticks_judged
    WHERE decision_id != '' AND bid > 0 AND ask > 0
) AS tick
GROUP BY tick.symbol, start;

-- Net position after each fill, in units of the base currency, negative if short. Fills of a void verdict do not count:
-- its order is one of the table orders and none in force. An order of neither is an operator's word and counts.
CREATE OR REPLACE VIEW ${database}.positions AS
SELECT
    fill.pipeline AS pipeline,
    fill.mode AS mode,
    fill.account AS account,
    fill.symbol AS symbol,
    fill.reported_at AS reported_at,
    fill.side AS side,
    fill.last_quantity AS quantity,
    sum(if(fill.side = 'BUY', 1, -1) * fill.last_quantity) OVER
    (
        PARTITION BY fill.pipeline, fill.mode, fill.account, fill.symbol
        ORDER BY fill.reported_at, fill.kafka_partition, fill.kafka_offset
    ) AS position,
    fill.decision_id AS decision_id,
    fill.cl_ord_id AS cl_ord_id,
    fill.kafka_partition AS kafka_partition,
    fill.kafka_offset AS kafka_offset
FROM (SELECT * FROM ${database}.executions FINAL WHERE last_quantity > 0) AS fill
WHERE fill.cl_ord_id NOT IN
(
    SELECT cl_ord_id
    FROM ${database}.orders FINAL
    WHERE cl_ord_id NOT IN (SELECT cl_ord_id FROM ${database}.orders_in_force)
);

-- Vectors of tickflow.features by ClickHouse's Kafka engine. It has no format for Avro single-object
-- records, so each record comes as one text (RawBLOB), and functions take it apart.
CREATE FUNCTION IF NOT EXISTS avroBytes AS (v, p) ->
    arrayFirstIndex(b -> b < 128, arrayMap(i -> reinterpretAsUInt8(substring(v, p + i, 1)), range(10)));
CREATE FUNCTION IF NOT EXISTS avroBits AS (v, p) ->
    arraySum(i -> bitShiftLeft(toUInt64(bitAnd(reinterpretAsUInt8(substring(v, p + i, 1)), 127)), 7 * i),
             range(avroBytes(v, p)));
CREATE FUNCTION IF NOT EXISTS avroLong AS (v, p) ->
    bitXor(toInt64(bitShiftRight(avroBits(v, p), 1)), -toInt64(bitAnd(avroBits(v, p), 1)));

CREATE TABLE feature_records (value String) ENGINE = Kafka
SETTINGS kafka_broker_list = '127.0.0.1:9092', kafka_topic_list = 'tickflow.features',
         kafka_group_name = 'clickhouse-features', kafka_format = 'RawBLOB';

CREATE TABLE vectors (decision_id String, symbol LowCardinality(String), event_time DateTime64(3),
                      ordinal Int32, values Array(Float32)) ENGINE = MergeTree ORDER BY (symbol, event_time);

CREATE MATERIALIZED VIEW read_vectors TO vectors AS
WITH value AS v,
     -- Behind mark and schema: name of the pipeline, then mode and schema version, of one byte each.
     11 + avroBytes(v, 11) + avroLong(v, 11) + 2 AS id, id + avroBytes(v, id) AS id_text, avroLong(v, id) AS id_length,
     id_text + id_length AS name, name + avroBytes(v, name) AS name_text, avroLong(v, name) AS name_length,
     name_text + name_length AS time, time + avroBytes(v, time) AS number,
     number + avroBytes(v, number) AS floats, floats + avroBytes(v, floats) AS first
SELECT substring(v, id_text, id_length) AS decision_id,
       substring(v, name_text, name_length) AS symbol,
       fromUnixTimestamp64Milli(avroLong(v, time)) AS event_time,
       toInt32(avroLong(v, number)) AS ordinal,
       arrayMap(i -> reinterpretAsFloat32(substring(v, first + 4 * i, 4)), range(toUInt64(avroLong(v, floats)))) AS values
FROM feature_records
WHERE hex(substring(v, 1, 10)) = 'C30109062B431E32CCAF';

"""Prints vectors of tickflow.features. pip install fastavro kafka-python; read_features.py HOST:PORT"""
import io, pathlib, sys
from fastavro import schemaless_reader
from fastavro.schema import fingerprint, load_schema, to_parsing_canonical_form
from kafka import KafkaConsumer

schema = load_schema(pathlib.Path(__file__).parent / "../schemas/FeaturesCalculated.avsc")
crc = fingerprint(to_parsing_canonical_form(schema), "CRC-64-AVRO")
for record in KafkaConsumer("tickflow.features", bootstrap_servers=sys.argv[1],
                            auto_offset_reset="earliest", consumer_timeout_ms=5000):
    if not (record.value or b"").startswith(b"\xc3\x01" + bytes.fromhex(crc)):
        continue  # A record of another schema, or JSON of before.
    vector = schemaless_reader(io.BytesIO(record.value[10:]), schema)
    print(vector["eventTimeMillis"], vector["symbol"], vector["bid"], vector["values"])

package io.tickflow.job.history.tick;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the feed for its table. Messages of the bridge about itself are skipped. */
public final class RecordedTickDeserializer
        implements KafkaRecordDeserializationSchema<RecordedTick> {

    private final FeedClock clock;

    private transient TickRecorder recorder;

    /**
     * Creates a reader of one feed.
     *
     * @param clock server-time rules of the feed
     */
    public RecordedTickDeserializer(FeedClock clock) {
        this.clock = clock;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        recorder = new TickRecorder(clock);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RecordedTick> out) {
        RecordedTick tick = recorder.read(RawRecordDeserializer.raw(record));
        if (tick != null) {
            out.collect(tick);
        }
    }

    @Override
    public TypeInformation<RecordedTick> getProducedType() {
        return TypeInformation.of(RecordedTick.class);
    }
}

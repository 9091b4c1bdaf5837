package io.tickflow.job.backfill;

import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecodeFunction;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import io.tickflow.job.backfill.topic.TopicConsumer;
import io.tickflow.job.history.tick.RecordedTick;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalTopology;
import io.tickflow.settings.SignalJobConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;

/** Reads history from a topic of ticks, up to its last record at the moment of creation. */
public final class TopicInput implements BackfillInput {

    private final KafkaConfig kafka;
    private final String topic;
    private final Map<TopicPartition, Long> starts;
    private final Map<TopicPartition, Long> ends;
    private final Map<Integer, Long> lastOffsets;

    private TopicInput(
            KafkaConfig kafka,
            String topic,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Map<Integer, Long> lastOffsets) {
        this.kafka = kafka;
        this.topic = topic;
        this.starts = starts;
        this.ends = ends;
        this.lastOffsets = lastOffsets;
    }

    /**
     * Creates the history of the present records of {@code topic}.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer, or there is no
     *     such topic
     */
    public static TopicInput of(KafkaConfig kafka, String topic) {
        try (var consumer = new TopicConsumer(kafka, topic)) {
            Map<TopicPartition, Long> starts = new HashMap<>(consumer.beginnings());
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.ends());
            Map<Integer, Long> last = new HashMap<>();
            for (Map.Entry<TopicPartition, Long> part : Map.copyOf(ends).entrySet()) {
                long offset =
                        lastOffset(
                                consumer,
                                part.getKey(),
                                starts.getOrDefault(part.getKey(), 0L),
                                part.getValue());
                if (offset < 0) {
                    starts.remove(part.getKey());
                    ends.remove(part.getKey());
                } else {
                    last.put(part.getKey().partition(), offset);
                }
            }
            return new TopicInput(kafka, topic, starts, ends, last);
        }
    }

    /**
     * Offset of the last record, -1 if there is none; a partition may end with transaction markers,
     * which are not records.
     */
    private static long lastOffset(
            TopicConsumer consumer, TopicPartition partition, long start, long end) {
        long[] last = {-1};
        for (long back = 1; last[0] < 0; back *= 2) {
            long from = Math.max(start, end - back);
            consumer.read(
                    partition,
                    from,
                    end,
                    record -> {
                        last[0] = record.offset();
                        return true;
                    });
            if (from == start) {
                break;
            }
        }
        return last[0];
    }

    /** Returns true if there is nothing to read. */
    public boolean isEmpty() {
        return lastOffsets.isEmpty();
    }

    /**
     * Share of the records read so far, 0 to 1.
     *
     * @param offsets offset of the last record read from each partition
     */
    public double fractionRead(Map<Integer, Long> offsets) {
        long read = 0;
        long all = 0;
        for (Map.Entry<TopicPartition, Long> start : starts.entrySet()) {
            int partition = start.getKey().partition();
            long before = start.getValue() - 1;
            all += lastOffsets.getOrDefault(partition, before) - before;
            read += Math.max(0, offsets.getOrDefault(partition, before) - before);
        }
        return all == 0 ? 1 : (double) read / all;
    }

    @Override
    public String origin() {
        return topic;
    }

    @Override
    public Streams open(StreamExecutionEnvironment env, SignalJobConfig config, boolean bounded) {
        var builder =
                KafkaSource.<RawRecord>builder()
                        .setBootstrapServers(kafka.bootstrapServers())
                        .setProperties(KafkaEnds.unhurried(kafka).properties())
                        .setClientIdPrefix("tickflow-backfill")
                        .setPartitions(new HashSet<>(ends.keySet()))
                        .setStartingOffsets(OffsetsInitializer.offsets(starts))
                        .setDeserializer(new RawRecordDeserializer());
        OffsetsInitializer stop = OffsetsInitializer.offsets(ends);
        DataStream<RawRecord> records =
                env.fromSource(
                                (bounded ? builder.setBounded(stop) : builder.setUnbounded(stop))
                                        .build(),
                                SignalJob.watermarks(env, config.feed().rekey()),
                                "history")
                        .uid(BackfillUids.SOURCE);
        var ticks = SignalTopology.decode(records, config.feed().clock());
        return new Streams(
                SignalTopology.rekey(ticks, config.feed().rekey(), BackfillUids.REKEY),
                ticks.getSideOutput(TickDecodeFunction.DEAD_LETTERS),
                records.flatMap(new TickRecordFunction(config.feed().clock()))
                        .returns(RecordedTick.class)
                        .uid(BackfillUids.RECORDED)
                        .name("recorded-ticks"));
    }

    @Override
    public Map<String, Long> lastMillis() {
        return Map.of();
    }
}

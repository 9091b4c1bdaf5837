package io.tickflow.job.backfill.topic;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * First ticks of one partition of a feed.
 *
 * @param partition its number
 * @param oldestMillis event time of the earliest tick, UTC epoch milliseconds
 * @param firstMillis event time of the first tick of each symbol
 */
public record FeedBeginning(int partition, long oldestMillis, Map<String, Long> firstMillis) {

    private static final int RECORDS_MAX = 20_000;

    /** Copies the map. */
    public FeedBeginning {
        firstMillis = Map.copyOf(firstMillis);
    }

    /**
     * Reads the first 20,000 records of each partition of {@code topic}; a partition without ticks
     * among them is omitted.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer, or there is no
     *     such topic
     */
    public static List<FeedBeginning> read(KafkaConfig kafka, String topic, FeedClock clock) {
        var beginnings = new ArrayList<FeedBeginning>();
        try (var consumer = new TopicConsumer(kafka, topic)) {
            Map<TopicPartition, Long> starts = consumer.beginnings();
            consumer.ends()
                    .forEach(
                            (partition, end) -> {
                                long start = starts.getOrDefault(partition, 0L);
                                var found = new Found(clock);
                                consumer.read(
                                        partition,
                                        start,
                                        Math.min(end, start + RECORDS_MAX),
                                        record -> {
                                            Tick tick = found.decoder.decode(record).tick();
                                            if (tick != null) {
                                                found.add(tick);
                                            }
                                            return true;
                                        });
                                if (!found.firstMillis.isEmpty()) {
                                    beginnings.add(
                                            new FeedBeginning(
                                                    partition.partition(),
                                                    found.oldestMillis,
                                                    found.firstMillis));
                                }
                            });
        }
        return beginnings;
    }

    private static final class Found {
        private final TickDecoder decoder;
        private final Map<String, Long> firstMillis = new HashMap<>();
        private long oldestMillis = Long.MAX_VALUE;

        Found(FeedClock clock) {
            decoder = new TickDecoder(clock);
        }

        void add(Tick tick) {
            firstMillis.putIfAbsent(tick.symbol(), tick.eventTimeMillis());
            oldestMillis = Math.min(oldestMillis, tick.eventTimeMillis());
        }
    }
}

package io.tickflow.cli.topic;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** Finds the newest records that match, reading back from the end no further than it must. */
final class NewestRecords {

    private static final int GROWTH = 8;

    private static final Comparator<ShownRecord> BY_TIME =
            Comparator.comparingLong(ShownRecord::timestampMillis)
                    .thenComparingInt(ShownRecord::partition)
                    .thenComparingLong(ShownRecord::offset);

    private final TopicReader reader;
    private final RecordDecoder decoder;

    NewestRecords(TopicReader reader, RecordDecoder decoder) {
        this.reader = reader;
        this.decoder = decoder;
    }

    /**
     * The newest {@code count} records before {@code ends} that match, by timestamp; fewer if there
     * are not so many.
     */
    List<ShownRecord> find(
            int count, Map<TopicPartition, Long> ends, Predicate<ShownRecord> matches) {
        Map<TopicPartition, Long> beginnings = reader.beginnings();
        long span = count;
        while (true) {
            Map<TopicPartition, Long> from = back(ends, beginnings, span);
            PriorityQueue<ShownRecord> newest = new PriorityQueue<>(BY_TIME);
            reader.read(
                    from,
                    ends,
                    record -> {
                        ShownRecord shown = decoder.decode(record);
                        if (matches.test(shown)) {
                            newest.add(shown);
                        }
                        if (newest.size() > count) {
                            newest.remove();
                        }
                        return true;
                    });
            if (newest.size() == count || from.equals(beginnings)) {
                return newest.stream().sorted(BY_TIME).toList();
            }
            span = Math.multiplyExact(span, GROWTH);
        }
    }

    private static Map<TopicPartition, Long> back(
            Map<TopicPartition, Long> ends, Map<TopicPartition, Long> beginnings, long span) {
        Map<TopicPartition, Long> from = new HashMap<>();
        beginnings.forEach(
                (partition, beginning) ->
                        from.put(
                                partition,
                                Math.max(
                                        beginning,
                                        ends.getOrDefault(partition, beginning) - span)));
        return from;
    }
}

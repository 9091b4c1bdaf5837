package io.tickflow.operate.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.kafka.common.utils.Utils;

/**
 * Places of records on the partitions of a topic: their keys, the hash that chose the partition,
 * and symbols on more than one. Memory is bounded for any input. Not thread-safe.
 */
public final class Placement {

    private static final int SYMBOLS_MAX = 10_000;
    private static final int NAMED_MAX = 5;

    /** Fewer keys prove little: with two partitions every second one fits by chance. */
    private static final int KEYS_MIN = 4;

    /** Partition of the first tick of each symbol; symbols on others are in {@link #split}. */
    private final Map<String, Integer> homes = new HashMap<>();

    private final Map<String, Integer> split = new HashMap<>();
    private final Map<Integer, Integer> keys = new HashMap<>();
    private final int partitions;
    private long records;
    private long keyless;
    private int javaKeys;
    private int crcKeys;

    /** Creates an empty tally for a topic of so many partitions. */
    public Placement(int partitions) {
        this.partitions = partitions;
    }

    /** Adds a record; its key is empty if there is none. */
    public void add(byte[] key, int partition) {
        records++;
        if (key.length == 0) {
            keyless++;
            return;
        }
        int hash = Utils.murmur2(key);
        if (keys.size() < SYMBOLS_MAX && keys.putIfAbsent(hash, partition) == null) {
            var crc = new CRC32();
            crc.update(key);
            javaKeys += Utils.toPositive(hash) % partitions == partition ? 1 : 0;
            crcKeys += crc.getValue() % partitions == partition ? 1 : 0;
        }
    }

    /** Adds the symbol of a readable record. */
    public void addSymbol(String symbol, int partition) {
        Integer home = homes.get(symbol);
        if (home == null && homes.size() < SYMBOLS_MAX) {
            homes.put(symbol, partition);
        } else if (home != null && home != partition) {
            split.put(symbol, partition);
        }
    }

    /** Finding so far, to be read by a person or a program. */
    public Report report() {
        List<String> examples = split.keySet().stream().sorted().limit(NAMED_MAX).toList();
        KeyHash hash = hash();
        return new Report(
                partitions,
                records,
                keyless,
                homes.size(),
                split.size(),
                examples,
                hash,
                advice(examples, hash));
    }

    private String advice(List<String> examples, KeyHash hash) {
        if (!split.isEmpty()) {
            return "%d of %d symbols come from several partitions (%s), which leaves the order of their ticks open: set tickflow.feed.rekey: true, or let the bridge send the symbol as the key"
                    .formatted(split.size(), homes.size(), String.join(", ", examples));
        }
        if (keyless > 0 && partitions > 1) {
            return "%d of %d records have no key, so the next ones may come from another partition: set tickflow.feed.rekey: true, or let the bridge send the symbol as the key"
                    .formatted(keyless, records);
        }
        return hash == KeyHash.LIBRDKAFKA
                ? "the keys are placed by librdkafka's CRC32, not by the murmur2 of Java's clients: one bridge keeps its order, but beside a producer in Java set partitioner=murmur2_random in this one, or tickflow.feed.rekey: true"
                : "";
    }

    private KeyHash hash() {
        if (partitions < 2 || keys.size() < KEYS_MIN) {
            return KeyHash.UNKNOWN;
        }
        if (javaKeys == keys.size()) {
            return KeyHash.JAVA;
        }
        return crcKeys == keys.size() ? KeyHash.LIBRDKAFKA : KeyHash.OTHER;
    }

    /** Hash that chooses the partition of a key. */
    public enum KeyHash {
        /** Too few keys to tell. */
        UNKNOWN,
        /** Murmur2 of Kafka's own clients. */
        JAVA,
        /** CRC32 of librdkafka, as in Python, Go, .NET and Node.js. */
        LIBRDKAFKA,
        /** None of these: the bridge chooses partitions itself. */
        OTHER
    }

    /**
     * Finding about the places of records.
     *
     * @param partitions partitions of the topic
     * @param records records seen
     * @param keyless records without a key
     * @param symbols symbols seen
     * @param symbolsOnSeveral symbols on more than one partition
     * @param examples first names of these
     * @param keyHash hash that chose the partitions of keys
     * @param advice one sentence; empty if there is nothing to change
     */
    public record Report(
            int partitions,
            long records,
            long keyless,
            int symbols,
            int symbolsOnSeveral,
            List<String> examples,
            KeyHash keyHash,
            String advice) {

        /** Copies the list. */
        public Report {
            examples = List.copyOf(examples);
        }
    }
}

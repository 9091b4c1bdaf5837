package io.tickflow.cli.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.RowSink;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.table.AuditedTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Ids of the events of one table, each as 64 bits of its hash, so that millions fit. */
final class EventIds {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int START = 1 << 16;

    /** An engine bounds the bytes of an answer, and millions of ids are more. */
    private static final int PARTS = 8;

    private final MessageDigest sha256;
    private long[] hashes = new long[START];
    private int count;
    private int distinct;

    private EventIds() throws NoSuchAlgorithmException {
        sha256 = MessageDigest.getInstance("SHA-256");
    }

    /** Ids of the records of the table's topic that the table takes. */
    static EventIds ofTopic(String bootstrapServers, AuditedTable table) throws Exception {
        var ids = new EventIds();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(table.topic()).stream()
                            .map(info -> new TopicPartition(table.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    String id = table.idOf(record);
                    if (id != null) {
                        ids.add(id);
                    }
                }
            }
        }
        return ids.sorted();
    }

    /** Ids of the rows, as everybody sees them. */
    static EventIds ofRows(SqlConsole console, AuditedTable table) throws Exception {
        var ids = new EventIds();
        for (int part = 0; part < PARTS; part++) {
            String some =
                    "SELECT event_id FROM %s WHERE sipHash64(event_id) %% %d = %d"
                            .formatted(table.rows(), PARTS, part);
            console.stream(some, Map.of(), ids.new Rows());
        }
        return ids.sorted();
    }

    private void add(String id) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] =
                ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private EventIds sorted() {
        Arrays.sort(hashes, 0, count);
        for (int i = 0; i < count; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                distinct++;
            }
        }
        return this;
    }

    /** Number of records or rows. */
    int count() {
        return count;
    }

    /** Number of different ids. */
    int distinct() {
        return distinct;
    }

    /** True if both have the same ids, however often. */
    boolean sameIds(EventIds other) {
        return Arrays.equals(set(), other.set());
    }

    private long[] set() {
        return Arrays.stream(hashes, 0, count).distinct().toArray();
    }

    /** Rows of one column. */
    private final class Rows implements RowSink {

        @Override
        public void begin(List<QueryResult.Column> columns) throws QueryException {
            if (columns.size() != 1) {
                throw new IllegalArgumentException("one column, not " + columns);
            }
        }

        @Override
        public boolean row(JsonParser values) throws IOException {
            values.nextToken();
            add(values.getText());
            if (values.nextToken() != JsonToken.END_ARRAY) {
                throw new IOException("more than an id");
            }
            return true;
        }

        @Override
        public void end() {
            // The ids are the result.
        }
    }
}

package io.tickflow.sandbox.replay;

import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.process.ProcessException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends ticks to Kafka, keyed by symbol, each exactly once per broker session. One thread. */
final class TickPublisher implements AutoCloseable {

    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    private static final int BATCH_BYTES = 128 << 10;
    private static final int BUFFER_BYTES = 32 << 20;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Channel[] channels;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Callback onAnswer =
            (metadata, exception) -> {
                if (exception != null) {
                    failure.compareAndSet(null, exception);
                }
            };

    TickPublisher(ReplayConfig config) {
        topic = config.topic();
        channels =
                config.files().stream()
                        .map(file -> new Channel(file.symbol()))
                        .toArray(Channel[]::new);
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tick-replay");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        // Also the faster choice on one machine: the broker handles a fifth of the bytes.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        settings.putAll(config.producerSettings());
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends a tick of the file at {@code source}. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback keeps the first failure
    void publish(int source, Mt5ExportReader.Row row) {
        throwIfFailed();
        Channel channel = channels[source];
        producer.send(new ProducerRecord<>(topic, channel.key, channel.json.write(row)), onAnswer);
        channel.published++;
    }

    /** Waits until Kafka has acknowledged everything. */
    void flush() {
        producer.flush();
        throwIfFailed();
    }

    /** Ticks sent so far, by symbol. */
    SortedMap<String, Long> publishedBySymbol() {
        var counts = new TreeMap<String, Long>();
        List.of(channels)
                .forEach(channel -> counts.merge(channel.symbol, channel.published, Long::sum));
        return counts;
    }

    @Override
    public void close() {
        // An interrupt ends the replay, not the orderly end of its connection.
        boolean interrupted = Thread.interrupted();
        producer.close(CLOSE_MAX);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void throwIfFailed() {
        Exception exception = failure.get();
        if (exception != null) {
            throw new ProcessException(
                    "cannot publish to " + topic + ": " + exception.getMessage(), exception);
        }
    }

    private static final class Channel {
        private final String symbol;
        private final byte[] key;
        private final TickJson json;
        private long published;

        Channel(String symbol) {
            this.symbol = symbol;
            this.key = symbol.getBytes(StandardCharsets.UTF_8);
            this.json = new TickJson(symbol);
        }
    }
}

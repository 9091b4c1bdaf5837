package io.tickflow.sandbox.replay;

import io.tickflow.process.ProcessException;
import io.tickflow.ticks.TickRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
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
    private final Map<String, Channel> channels = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Callback onAnswer =
            (metadata, exception) -> {
                if (exception != null) {
                    failure.compareAndSet(null, exception);
                }
            };

    TickPublisher(ReplayConfig config) {
        topic = config.topic();
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

    /** Sends a tick. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback keeps the first failure
    void publish(MergedTicks.Next tick) {
        throwIfFailed();
        Channel channel = channels.computeIfAbsent(tick.symbol(), Channel::new);
        TickRow row = tick.row();
        byte[] json =
                tick.isUtc()
                        ? channel.json.writeUtc(row, tick.utcMillis())
                        : channel.json.write(row);
        producer.send(new ProducerRecord<>(topic, channel.key, json), onAnswer);
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
        channels.values().forEach(channel -> counts.put(channel.symbol, channel.published));
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

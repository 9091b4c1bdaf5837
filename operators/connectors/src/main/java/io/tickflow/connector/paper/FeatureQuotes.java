package io.tickflow.connector.paper;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.execution.paper.PaperQuotes;
import io.tickflow.core.feature.FeatureVector;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quotes of the accepted ticks, from the end of {@code tickflow.features} on: those that the
 * signals are made of. Reads on a thread of its own, without a consumer group. A topic that cannot
 * be read is tried again, and time goes on meanwhile.
 */
public final class FeatureQuotes implements PaperQuotes {

    private static final Logger LOG = LoggerFactory.getLogger(FeatureQuotes.class);
    private static final ByteArrayDeserializer BYTES = new ByteArrayDeserializer();
    private static final int CALL_MILLIS_MAX = 2_000;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long RETRY_MILLIS = 500;
    private static final long CLOSE_MILLIS_MAX = 2_000;

    private final KafkaConfig kafka;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;
    private boolean hasFailed;

    /** Quotes of this cluster, which is not asked before {@link #start}. */
    public FeatureQuotes(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    @Override
    public void start(Listener listener) {
        Thread created = new Thread(() -> run(listener), "tickflow-paper-quotes");
        created.setDaemon(true);
        thread = created;
        created.start();
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
        Thread started = thread;
        if (started == null || started == Thread.currentThread()) {
            return;
        }
        try {
            started.join(CLOSE_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Listener listener) {
        while (closing.getCount() > 0) {
            try (var opened = new KafkaConsumer<>(properties(), BYTES, BYTES)) {
                consumer = opened;
                follow(opened, listener);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                onFailure(e);
            }
            listener.onTime();
            awaitRetry();
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> opened, Listener listener) {
        String topic = EventTypes.FEATURES.topic();
        List<TopicPartition> partitions =
                opened.partitionsFor(topic).stream()
                        .map(found -> new TopicPartition(topic, found.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            return;
        }
        opened.assign(partitions);
        opened.seekToEnd(partitions);
        while (closing.getCount() > 0) {
            opened.poll(POLL).forEach(found -> tell(found.value(), listener));
            listener.onTime();
        }
    }

    private static void tell(byte @Nullable [] value, Listener listener) {
        if (value == null) {
            return;
        }
        try {
            FeatureVector vector = EventTypes.FEATURES.decode(value).body();
            if (vector.bid() > 0 && vector.ask() > 0) {
                listener.onQuote(vector.symbol(), vector.bid(), vector.ask());
            }
        } catch (IOException e) {
            LOG.debug("Not a vector of features", e);
        }
    }

    private void onFailure(KafkaException e) {
        if (!hasFailed) {
            hasFailed = true;
            LOG.warn(
                    "Paper orders are filled without ticks: {} cannot be read: {}. Maybe the"
                            + " principal of the desk may not read it",
                    EventTypes.FEATURES.topic(),
                    e.getMessage());
        }
    }

    private void awaitRetry() {
        try {
            boolean unused = closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS_MAX);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS_MAX);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }
}

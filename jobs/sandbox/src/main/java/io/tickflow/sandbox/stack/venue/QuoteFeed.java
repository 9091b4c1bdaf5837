package io.tickflow.sandbox.stack.venue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link QuoteBoard} at the newest ticks of a topic, on a thread of its own. Begins a
 * little before the topic's end, so that a venue that comes back has quotes at once.
 */
public final class QuoteFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long RETRY_MILLIS = 500;
    private static final long CLOSE_MILLIS = 5_000;
    private static final long RECORDS_BEFORE_END = 1_000;

    private final String topic;
    private final QuoteBoard board;
    private final QuoteParser parser = new QuoteParser();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private QuoteFeed(String bootstrapServers, String topic, QuoteBoard board) {
        this.topic = topic;
        this.board = board;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "venue-quotes");
        thread.setDaemon(true);
    }

    /** Starts to read; waits for neither broker nor topic. */
    public static QuoteFeed start(String bootstrapServers, String topic, QuoteBoard board) {
        var feed = new QuoteFeed(bootstrapServers, topic, board);
        feed.thread.start();
        return feed;
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (!assigned()) {
                if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            while (closing.getCount() > 0) {
                consumer.poll(POLL).forEach(tick -> parser.parse(tick.key(), tick.value(), board));
            }
        } catch (WakeupException e) {
            LOG.debug("Closing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.error("No more quotes from {}", topic, e);
        }
    }

    private boolean assigned() {
        List<TopicPartition> partitions;
        try {
            partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.info("{} is not there yet: {}", topic, e.getMessage());
            return false;
        }
        if (partitions.isEmpty()) {
            return false;
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach(
                        (partition, end) ->
                                consumer.seek(
                                        partition,
                                        Math.max(
                                                begins.getOrDefault(partition, 0L),
                                                end - RECORDS_BEFORE_END)));
        return true;
    }
}

package io.tickflow.gateway.live;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.kafka.EventFollower;
import io.tickflow.operate.kafka.TopicTail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a board up to date from Kafka, without a consumer group: reads the newest records of each
 * topic once, then follows. Starts again by itself when Kafka was away, and when topics are created
 * later.
 */
public final class BoardFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardFeed.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PAUSE_MILLIS = 2_000;
    private static final long SILENCE_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final long TOPICS_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long END_MILLIS_MAX = 6_000;

    /** Within which a reader of a broker that answers has ended. */
    private static final int POLLS_TO_END = 5;

    private final KafkaConfig kafka;
    private final EventBoard board;
    private final Consumer<HeldEvent> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String trouble = "it has not read the topics yet";

    /**
     * Creates a feed, which reads from {@link #start} on.
     *
     * @param listener told each new event
     */
    public BoardFeed(KafkaConfig kafka, EventBoard board, Consumer<HeldEvent> listener) {
        this.kafka = kafka;
        this.board = board;
        this.listener = listener;
        this.thread = new Thread(this::run, "gateway-board");
        thread.setDaemon(true);
    }

    /** Starts to read. */
    public void start() {
        thread.start();
    }

    /** Reason for which the board is not up to date; empty if it is. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        while (!isClosed(0)) {
            try {
                session();
            } catch (KafkaException e) {
                if (isClosed(0)) {
                    return;
                }
                trouble =
                        "Kafka at "
                                + kafka.bootstrapServers()
                                + " does not answer: "
                                + kafka.reason(e);
                LOG.warn("{}", trouble);
                var unused = isClosed(PAUSE_MILLIS);
            }
        }
    }

    /** Reads until topics may have been created since, or until the end. */
    private void session() {
        long startMillis = System.currentTimeMillis();
        List<String> topics = prefill();
        if (topics.isEmpty()) {
            trouble = "the cluster has no event topics. Maybe the jobs never ran there";
            var unused = isClosed(PAUSE_MILLIS);
            return;
        }
        try (var follower = new EventFollower(kafka, topics, startMillis - PAUSE_MILLIS, TIMEOUT)) {
            trouble = null;
            long startNanos = System.nanoTime();
            boolean complete = topics.size() == EventTypes.ALL.size();
            long heardNanos = startNanos;
            while (!isClosed(0)
                    && (complete || System.nanoTime() - startNanos < TOPICS_AGAIN_NANOS)) {
                List<ConsumerRecord<byte[], byte[]>> records = follower.poll(POLL);
                records.forEach(record -> board.put(record).ifPresent(listener));
                if (!records.isEmpty()) {
                    heardNanos = System.nanoTime();
                } else if (System.nanoTime() - heardNanos > SILENCE_NANOS_MAX) {
                    follower.requireAnswer(ANSWER_MAX);
                    heardNanos = System.nanoTime();
                }
            }
        }
    }

    /** Puts the newest records of each topic; returns the topics that exist. */
    private List<String> prefill() {
        var topics = new ArrayList<String>();
        try (var tail = new TopicTail(kafka, TIMEOUT)) {
            for (EventType<?> type : EventTypes.ALL) {
                int records = EventBoard.capacity(type);
                boolean exists =
                        tail.newest(
                                type.topic(),
                                records,
                                record -> board.put(record).ifPresent(listener),
                                share -> {});
                if (exists) {
                    topics.add(type.topic());
                }
            }
        }
        return topics;
    }

    private boolean isClosed(long waitMillis) {
        try {
            return closed.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(POLL.multipliedBy(POLLS_TO_END).toMillis());
            if (thread.isAlive()) {
                // It is in a call to a broker that is away, which takes seconds.
                thread.interrupt();
                thread.join(END_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

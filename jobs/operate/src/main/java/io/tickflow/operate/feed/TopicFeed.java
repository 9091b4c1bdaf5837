package io.tickflow.operate.feed;

import io.tickflow.connector.decode.Decoded;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.kafka.RawRecords;
import io.tickflow.operate.kafka.TopicTail;
import io.tickflow.operate.kafka.Unreachable;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.TimestampType;

/**
 * Reads a topic into surveys with the decoder of the SignalJob, keeping the server's own times. A
 * date with a zone is already UTC and looks like a server at UTC. Not thread-safe.
 */
public final class TopicFeed {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * Effectively unlimited, as a server's clock may be hours ahead and a wrong clock must be
     * shown, not rejected.
     */
    private static final Duration AHEAD_MAX = Duration.ofDays(36_500);

    private final TickDecoder decoder =
            new TickDecoder(new FeedClock(ServerTime.UTC, Map.of(), AHEAD_MAX.toMillis()));
    private final FeedSurveys surveys = new FeedSurveys();
    private final Placement placement;

    /** Creates an empty survey of a topic of so many partitions. */
    public TopicFeed(int partitions) {
        placement = new Placement(partitions);
        surveys.placed(placement);
    }

    /**
     * Reads the newest {@code recordsMax} records of each partition.
     *
     * @throws OperationException if Kafka does not answer or has no such topic
     */
    public static FeedSurveys newest(
            KafkaConfig kafka, String topic, int recordsMax, DoubleConsumer progress) {
        return read(
                kafka, topic, (tail, feed) -> tail.newest(topic, recordsMax, feed::add, progress));
    }

    /**
     * Reads new records for {@code time}.
     *
     * @throws OperationException if Kafka does not answer or has no such topic
     */
    public static FeedSurveys following(
            KafkaConfig kafka, String topic, Duration time, DoubleConsumer progress) {
        return read(kafka, topic, (tail, feed) -> tail.following(topic, time, feed::add, progress));
    }

    /**
     * Places of the newest {@code recordsMax} records of each partition.
     *
     * @throws OperationException if Kafka does not answer or has no such topic
     */
    public static Placement.Report placement(KafkaConfig kafka, String topic, int recordsMax) {
        return read(
                        kafka,
                        topic,
                        (tail, feed) -> tail.newest(topic, recordsMax, feed::add, share -> {}))
                .placed();
    }

    private interface Reading {
        boolean of(TopicTail tail, TopicFeed feed);
    }

    private static FeedSurveys read(KafkaConfig kafka, String topic, Reading reading) {
        try (var tail = new TopicTail(kafka, TIMEOUT)) {
            var feed = new TopicFeed(tail.partitionCount(topic));
            if (!reading.of(tail, feed)) {
                throw OperationException.failed(
                        "there is no topic " + topic + " at " + kafka.bootstrapServers());
            }
            return feed.surveys;
        } catch (KafkaException e) {
            throw Unreachable.kafka(kafka, e);
        }
    }

    /** Adds a record. */
    public void add(ConsumerRecord<byte[], byte[]> record) {
        RawRecord raw = RawRecords.of(record);
        Decoded decoded = decoder.decode(raw);
        Tick tick = decoded.tick();
        placement.add(raw.key(), raw.partition());
        if (decoded.message() != null) {
            surveys.message(decoded.message());
        }
        if (decoded.deadLetter() != null) {
            refuse(record, decoded.deadLetter());
        }
        if (tick == null) {
            return;
        }
        placement.addSymbol(tick.symbol(), raw.partition());
        if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
            surveys.of(tick.symbol())
                    .add(
                            tick.eventTimeMillis(),
                            tick.bid(),
                            tick.ask(),
                            tick.flags(),
                            tick.appendTimeMillis());
        } else {
            surveys.note(
                    "producers set the timestamps of "
                            + record.topic()
                            + ": the jobs need message.timestamp.type=LogAppendTime");
            surveys.of(tick.symbol())
                    .add(tick.eventTimeMillis(), tick.bid(), tick.ask(), tick.flags());
        }
    }

    /** Surveys so far. */
    public FeedSurveys surveys() {
        return surveys;
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        surveys.unreadable(letter.symbol(), letter.code().name(), 1);
        surveys.note(
                "%s-%d@%d: %s: %s"
                        .formatted(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                letter.code(),
                                letter.detail()));
    }
}

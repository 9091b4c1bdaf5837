package io.tickflow.cli.backfill;

import io.tickflow.cli.console.CommandException;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.InvalidTopicsException;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.flink.function.HistorySpans.Span;
import io.tickflow.job.backfill.topic.FeedBeginning;
import io.tickflow.job.backfill.topic.FeedOverlap;
import io.tickflow.operate.kafka.Unreachable;
import io.tickflow.settings.SignalJobConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Point at which the live job takes over from the history. */
final class HandOver {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private HandOver() {}

    /** Last event time of each symbol. */
    static Map<String, Long> lastMillis(Map<String, Span> spans) {
        Map<String, Long> last = new HashMap<>();
        spans.forEach((symbol, span) -> last.put(symbol, span.lastMillis()));
        return last;
    }

    /** Start of the feed at which no symbol misses a tick, in whole seconds. */
    static Instant feedStart(Map<String, Long> lastMillis, Duration margin) {
        long earliest = lastMillis.values().stream().mapToLong(Long::longValue).min().orElse(0);
        return Instant.ofEpochSecond(
                Math.floorDiv(earliest - margin.toMillis(), Duration.ofSeconds(1).toMillis()));
    }

    /**
     * Checks that the feed reaches back to the end of the history.
     *
     * @return symbols missing among the first records of the feed
     * @throws CommandException if it does not, or the broker does not answer
     */
    static List<String> requireOverlap(SignalJobConfig config, Map<String, Long> lastMillis) {
        KafkaConfig kafka = config.kafka();
        String topic = config.feed().topic();
        FeedOverlap overlap;
        try {
            new TopicCheck(kafka.bootstrapServers(), kafka.properties(), ANSWER_MAX).feed(topic);
            overlap =
                    FeedOverlap.of(
                            FeedBeginning.read(kafka, topic, config.feed().clock()), lastMillis);
        } catch (InvalidTopicsException e) {
            throw CommandException.invalid(e.getMessage());
        } catch (KafkaException e) {
            throw Unreachable.kafka(kafka, e);
        }
        if (!overlap.gaps().isEmpty()) {
            throw CommandException.invalid(
                    "history and "
                            + topic
                            + " do not overlap: what came in between would be missing for good."
                            + " Export the history up to now, or keep the topic for longer.\n  - "
                            + String.join("\n  - ", overlap.gaps()));
        }
        return overlap.unseen();
    }
}

package io.tickflow.connector.kafka;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Start position of a job without state in a topic: its beginning or its end unless the consumer
 * group has committed offsets, or an instant that overrides committed offsets. Immutable.
 */
public final class StartAt implements Serializable {

    /** Beginning of the topic, for a group without committed offsets. */
    public static final StartAt EARLIEST = new StartAt("EARLIEST", null);

    /** End of the topic, for a group without committed offsets. */
    public static final StartAt LATEST = new StartAt("LATEST", null);

    /** End of the topic, whatever the group has committed. */
    public static final StartAt NEWEST = new StartAt("NEWEST", null);

    private final String text;
    private final @Nullable Instant instant;
    private final boolean committedFirst;

    private StartAt(String text, @Nullable Instant instant) {
        this(text, instant, false);
    }

    private StartAt(String text, @Nullable Instant instant, boolean committedFirst) {
        this.text = text;
        this.instant = instant;
        this.committedFirst = committedFirst;
    }

    /**
     * Reads {@code EARLIEST}, {@code LATEST} or an instant such as {@code 2024-03-08T12:00:00Z}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static StartAt parse(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "EARLIEST" -> EARLIEST;
            case "LATEST" -> LATEST;
            default -> {
                try {
                    yield at(Instant.parse(word));
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException(
                            "'"
                                    + text
                                    + "' is neither LATEST nor EARLIEST nor an instant such as"
                                    + " 2024-03-08T12:00:00Z",
                            e);
                }
            }
        };
    }

    /**
     * Position of the first record of each partition at or after an instant, by Kafka's timestamps.
     */
    public static StartAt at(Instant instant) {
        return new StartAt(instant.toString(), instant);
    }

    /**
     * Committed offset of each partition; without one, the first record at or after an instant, by
     * Kafka's timestamps.
     */
    public static StartAt committedOr(Instant instant) {
        return new StartAt("committed, or " + instant, instant, true);
    }

    @SuppressWarnings("deprecation") // The connector's own interface still asks for this type.
    OffsetsInitializer offsets() {
        if (instant != null && committedFirst) {
            return new CommittedOrTime(instant.toEpochMilli());
        }
        if (instant != null) {
            return OffsetsInitializer.timestamp(instant.toEpochMilli());
        }
        if (text.equals("NEWEST")) {
            return OffsetsInitializer.latest();
        }
        return OffsetsInitializer.committedOffsets(
                text.equals("EARLIEST")
                        ? OffsetResetStrategy.EARLIEST
                        : OffsetResetStrategy.LATEST);
    }

    /** Form of {@link #parse}, as far as it has one. */
    @Override
    public String toString() {
        return text;
    }
}

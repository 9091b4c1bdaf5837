package io.tickflow.operate.savepoint;

import java.util.Locale;

/**
 * Records of a partition that a job would go on with, and that the topic does not have.
 *
 * @param source uid of the source
 * @param topic topic
 * @param partition partition of the topic
 * @param offset offset at which the savepoint goes on
 * @param first first offset that the partition still has; -1 if the partition is not there
 * @param end offset behind its newest record; -1 if the partition is not there
 */
public record LostRange(
        String source, String topic, int partition, long offset, long first, long end) {

    /** Value of {@link #first} and {@link #end} for a partition that is not there. */
    static final long NONE = -1;

    /** Number of records that are gone; 0 if nobody can tell. */
    public long records() {
        return Math.max(0, first - offset);
    }

    /** Sentence for users. */
    public String text() {
        String place = topic + "-" + partition;
        if (first == NONE) {
            return place + " is not there; the savepoint goes on at " + number(offset);
        }
        if (offset > end) {
            return "%s ends at %s and the savepoint goes on at %s: the topic was made anew, or is an older copy"
                    .formatted(place, number(end), number(offset));
        }
        return "%s: offsets %s to %s are gone, %s records; the topic begins at %s"
                .formatted(
                        place, number(offset), number(first - 1), number(records()), number(first));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

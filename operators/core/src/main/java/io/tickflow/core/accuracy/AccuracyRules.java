package io.tickflow.core.accuracy;

import java.io.Serial;
import java.io.Serializable;

/**
 * Rules by which a voter counts as too often wrong. It falls with an accuracy below the threshold
 * over enough votes, and recovers once the lower end of its interval reaches the threshold, so that
 * noise around the threshold is one event.
 *
 * @param threshold least accuracy, 0 to 1
 * @param window number of newest votes that count
 * @param least number of votes below which nothing is said
 * @param sure least distance of a vote from 0.5
 */
public record AccuracyRules(double threshold, int window, int least, double sure)
        implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    /** True if the vote is sure enough to be judged; false of NaN. */
    public boolean judges(float vote) {
        return StrictMath.abs(vote - 0.5) >= sure;
    }

    /** Tally of a voter without a judged vote. */
    public Tally start() {
        return Tally.empty(window);
    }

    /** Adds a vote, for a rise if it is above 0.5, on a {@code move} that is not flat. */
    public Tally judge(Tally tally, float vote, Move move) {
        Tally next = tally.plus(vote > 0.5f == move.direction() > 0, window);
        if (next.count() < least) {
            return next;
        }
        if (next.low()) {
            return next.as(next.interval().lower() < threshold);
        }
        return next.as(next.accuracy() < threshold);
    }
}

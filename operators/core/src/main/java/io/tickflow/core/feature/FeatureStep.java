package io.tickflow.core.feature;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.FeedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of one tick.
 *
 * @param accepted whether the tick was used
 * @param vector null if the tick was rejected or is no decision point
 * @param rejection why the tick was not used; null if it was
 * @param startsHour whether it was used and is of another UTC hour than the one used before it; not
 *     at the first of a symbol. The time for a {@link StateAnchor}
 * @param noticed events of the feed; mostly none
 */
public record FeatureStep(
        boolean accepted,
        @Nullable FeatureVector vector,
        @Nullable DeadLetterCode rejection,
        boolean startsHour,
        List<FeedEvent> noticed) {

    /** Accepted, and no decision point. */
    static final FeatureStep SILENT = new FeatureStep(true, null, null, false, List.of());

    static FeatureStep decided(FeatureVector vector) {
        return new FeatureStep(true, vector, null, false, List.of());
    }

    static FeatureStep rejected(DeadLetterCode code) {
        return new FeatureStep(false, null, code, false, List.of());
    }

    /** The same step with events of the feed. */
    FeatureStep withEvents(boolean hour, List<FeedEvent> events) {
        return new FeatureStep(accepted, vector, rejection, hour, events);
    }
}

package io.tickflow.operate.observe;

import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.operate.kafka.StampedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Candidates of the last minutes on which no desk has decided. A desk gives every candidate of its
 * pipeline and mode a verdict, so these are of another pipeline or mode than any desk, or the desk
 * does not run.
 *
 * @param count number of them
 * @param deployment pipeline and mode of the oldest; null if there is none
 * @param sinceMillis append time of the oldest, epoch milliseconds; null if there is none
 */
public record UnjudgedCandidates(
        long count, @Nullable String deployment, @Nullable Long sinceMillis) {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** Time that a desk may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Compares signals with verdicts.
     *
     * @param signals newest signals, read before the verdicts
     * @param verdicts newest verdicts
     * @param completeFromMillis append time from which {@code verdicts} are complete
     */
    static UnjudgedCandidates of(
            List<StampedEvent<Signal>> signals,
            List<StampedEvent<OrderDecision>> verdicts,
            long completeFromMillis,
            long nowMillis) {
        Set<String> judged =
                verdicts.stream()
                        .map(StampedEvent::body)
                        .filter(verdict -> verdict.leg() == Leg.ENTRY)
                        .map(OrderDecision::decisionId)
                        .collect(Collectors.toSet());
        long fromMillis = Math.max(completeFromMillis, nowMillis - WINDOW.toMillis());
        List<StampedEvent<Signal>> unjudged =
                signals.stream()
                        .filter(seen -> seen.body().candidate())
                        .filter(seen -> seen.appendMillis() >= fromMillis)
                        .filter(seen -> nowMillis - seen.appendMillis() > PATIENCE.toMillis())
                        .filter(seen -> !judged.contains(seen.body().decisionId()))
                        .toList();
        if (unjudged.isEmpty()) {
            return new UnjudgedCandidates(0, null, null);
        }
        StampedEvent<Signal> oldest = unjudged.get(0);
        return new UnjudgedCandidates(
                unjudged.size(),
                "pipeline %s, mode %s"
                        .formatted(oldest.writer().pipeline(), oldest.writer().mode()),
                oldest.appendMillis());
    }
}

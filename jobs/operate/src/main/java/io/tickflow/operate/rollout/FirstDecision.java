package io.tickflow.operate.rollout;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.operate.rollout.journal.JournalEntry;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Waits for the first decision after going back, and tells the time without decisions. */
final class FirstDecision {

    /** A quiet feed may have no decision for long. */
    private static final Duration MAX = Duration.ofSeconds(30);

    private static final long LEAD_MILLIS = 5_000;

    private final RolloutContext context;

    FirstDecision(RolloutContext context) {
        this.context = context;
    }

    /** Waits; without an answer of Kafka, the time stays unknown. */
    void await() {
        RolloutState state = context.journal().state();
        var gap =
                new DecisionGap(
                        state.plan().after().digest(),
                        state.plan().before().digest(),
                        at(state, JournalEvent.BACK_START_INTENDED));
        long deadlineNanos = System.nanoTime() + MAX.toNanos();
        try (var feed =
                new EventFeed(
                        context.kafka(),
                        context.deployment(),
                        List.of(EventTypes.PREDICTIONS),
                        at(state, JournalEvent.BACK_STOP_INTENDED) - LEAD_MILLIS)) {
            while (!Thread.currentThread().isInterrupted()
                    && System.nanoTime() - deadlineNanos < 0) {
                boolean atEnd = feed.poll(gap);
                if (atEnd && gap.firstMillis() > 0) {
                    break;
                }
            }
        } catch (KafkaException e) {
            context.listener()
                    .onStep(
                            String.valueOf(
                                    RolloutEvents.unreachable(context.kafka(), e).getMessage()));
        }
        context.listener().onDowntime(Downtime.back(state, gap));
    }

    private static long at(RolloutState state, JournalEvent event) {
        return state.newest(event).map(JournalEntry::atMillis).orElse(0L);
    }
}

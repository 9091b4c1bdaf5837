package io.tickflow.operate.rollout;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.Judgement;
import io.tickflow.operate.rollout.gate.Verdict;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEntry;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Watches the gates of a shadow for the window of its plan. */
final class ShadowWatch {

    private static final long SHOW_MILLIS = 500;

    private final RolloutContext context;
    private List<GateAnswer> answers = List.of();

    ShadowWatch(RolloutContext context) {
        this.context = context;
    }

    /** Answers of all gates at the end of the watch. */
    List<GateAnswer> answers() {
        return answers;
    }

    /**
     * Watches until a gate fails or the window is over.
     *
     * @return the judgement; to watch on if this thread was interrupted
     */
    Judgement watch(GatePlan plan) {
        RolloutState state = context.journal().state();
        if (isWatchOver(state)) {
            context.journal().write(JournalEvent.SHADOW_WATCH_BEGUN, Map.of());
            state = context.journal().state();
        }
        long startedMillis = at(state, JournalEvent.SHADOW_STARTED);
        var job =
                new JobGates(
                        context.target().shadows(),
                        state.fact(JournalEvent.SHADOW_STARTED, Fact.JOB),
                        startedMillis);
        var board = new ShadowBoard(state.plan(), plan, job, startedMillis);
        try (var feed =
                new EventFeed(
                        context.kafka(),
                        context.deployment(),
                        List.of(EventTypes.FEATURES, EventTypes.PREDICTIONS),
                        startedMillis)) {
            long beginMillis = at(state, JournalEvent.SHADOW_WATCH_BEGUN);
            return watch(feed, board, job, beginMillis, plan.windowMillis());
        } catch (KafkaException e) {
            throw RolloutEvents.unreachable(context.kafka(), e);
        }
    }

    private Judgement watch(
            EventFeed feed, ShadowBoard board, JobGates job, long beginMillis, long windowMillis) {
        long shownMillis = 0;
        while (!Thread.currentThread().isInterrupted()) {
            boolean atEnd = feed.poll(board);
            long nowMillis = System.currentTimeMillis();
            if (!atEnd || nowMillis - shownMillis < SHOW_MILLIS) {
                continue;
            }
            shownMillis = nowMillis;
            context.lock().require();
            long leftMillis = Math.max(0, windowMillis - (nowMillis - beginMillis));
            board.measure(nowMillis, leftMillis == 0);
            answers = board.answers();
            context.listener().onShadowGates(windowMillis, leftMillis, answers);
            Optional<String> end = job.end();
            if (end.isPresent()) {
                return new Judgement(Verdict.GO_BACK, List.of("the shadow ended: " + end.get()));
            }
            Judgement judgement = Judgement.of(answers, leftMillis == 0);
            if (judgement.verdict() != Verdict.WATCH_ON) {
                return judgement;
            }
        }
        return new Judgement(Verdict.WATCH_ON, List.of());
    }

    /** Returns true if there was none yet, or if somebody wants another one after its judgement. */
    private static boolean isWatchOver(RolloutState state) {
        return !state.has(JournalEvent.SHADOW_WATCH_BEGUN)
                || at(state, JournalEvent.SHADOW_JUDGED)
                        >= at(state, JournalEvent.SHADOW_WATCH_BEGUN);
    }

    private static long at(RolloutState state, JournalEvent event) {
        return state.newest(event).map(JournalEntry::atMillis).orElse(0L);
    }
}

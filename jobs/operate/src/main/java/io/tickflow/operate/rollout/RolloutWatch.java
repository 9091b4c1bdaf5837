package io.tickflow.operate.rollout;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.gate.GateAnswer;
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

/** Watches the gates of a started bundle for the window of its plan. */
final class RolloutWatch {

    /** Time before the stop from which decisions of the bundle before are read. */
    private static final long LEAD_MILLIS = 5_000;

    private static final long SHOW_MILLIS = 500;

    private static final String GATES = "gates";

    private final RolloutContext context;
    private List<GateAnswer> answers = List.of();

    RolloutWatch(RolloutContext context) {
        this.context = context;
    }

    /** Figures of all gates at the end of the watch, for the journal. */
    String gatesText() {
        return GateAnswer.texts(answers);
    }

    /**
     * Facts of a judgement by gates.
     *
     * @param gates figures of all gates
     * @throws OperationException if the watch was interrupted before one
     */
    static Map<Fact, String> facts(Judgement judgement, String gates) {
        if (judgement.verdict() == Verdict.WATCH_ON) {
            throw OperationException.failed("the watch was interrupted");
        }
        return Map.of(
                Fact.VERDICT,
                judgement.verdict().name(),
                Fact.REASON,
                String.join("; ", judgement.reasons()),
                Fact.GATES,
                gates,
                Fact.BY,
                GATES);
    }

    /**
     * Watches until a gate fails or the window is over.
     *
     * @return the judgement; to watch on if this thread was interrupted
     */
    Judgement watch() {
        RolloutState state = context.journal().state();
        if (isWatchOver(state)) {
            context.journal().write(JournalEvent.WATCH_BEGUN, Map.of());
            state = context.journal().state();
        }
        long startedMillis = at(state, JournalEvent.STARTED);
        long beginMillis = at(state, JournalEvent.WATCH_BEGUN);
        var gates =
                new JobGates(
                        context.control(),
                        state.fact(JournalEvent.STARTED, Fact.JOB),
                        startedMillis);
        var board = new GateBoard(state.plan(), gates, startedMillis);
        try (var feed =
                new EventFeed(
                        context.kafka(),
                        context.deployment(),
                        List.of(
                                EventTypes.FEATURES,
                                EventTypes.PREDICTIONS,
                                EventTypes.SIGNALS,
                                EventTypes.ORDERS),
                        at(state, JournalEvent.STOP_INTENDED) - LEAD_MILLIS)) {
            return watch(feed, board, gates, beginMillis, state);
        } catch (KafkaException e) {
            throw RolloutEvents.unreachable(context.kafka(), e);
        }
    }

    private Judgement watch(
            EventFeed feed, GateBoard board, JobGates gates, long beginMillis, RolloutState state) {
        long windowMillis = state.plan().gates().windowMillis();
        var gap =
                new DecisionGap(
                        state.plan().before().digest(),
                        state.plan().after().digest(),
                        at(state, JournalEvent.START_INTENDED),
                        state.plan().canary() != null);
        boolean told = false;
        long shownMillis = 0;
        while (!Thread.currentThread().isInterrupted()) {
            boolean atEnd = feed.poll(board, gap);
            if (atEnd && !told && gap.firstMillis() > 0) {
                context.listener().onDowntime(Downtime.forward(state, gap));
                told = true;
            }
            long nowMillis = System.currentTimeMillis();
            if (!atEnd || nowMillis - shownMillis < SHOW_MILLIS) {
                continue;
            }
            shownMillis = nowMillis;
            context.lock().require();
            boolean over = nowMillis - beginMillis >= windowMillis;
            board.measure(nowMillis, over);
            answers = board.answers();
            context.listener()
                    .onGates(
                            Math.min(1, (double) (nowMillis - beginMillis) / windowMillis),
                            answers);
            Optional<String> end = gates.end();
            if (end.isPresent()) {
                return new Judgement(Verdict.GO_BACK, List.of(end.get()));
            }
            Judgement judgement = Judgement.of(answers, over);
            if (judgement.verdict() != Verdict.WATCH_ON) {
                return judgement;
            }
        }
        return new Judgement(Verdict.WATCH_ON, List.of());
    }

    /** Returns true if there was none yet, or if somebody wants another one after its judgement. */
    private static boolean isWatchOver(RolloutState state) {
        Optional<JournalEntry> begun = state.newest(JournalEvent.WATCH_BEGUN);
        Optional<JournalEntry> judged = state.newest(JournalEvent.JUDGED);
        return begun.isEmpty()
                || judged.map(JournalEntry::atMillis).orElse(0L) >= begun.get().atMillis();
    }

    private static long at(RolloutState state, JournalEvent event) {
        return state.newest(event).map(JournalEntry::atMillis).orElse(0L);
    }
}

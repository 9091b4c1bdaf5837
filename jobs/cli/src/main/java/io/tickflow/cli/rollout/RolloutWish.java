package io.tickflow.cli.rollout;

import io.tickflow.cli.console.CommandException;
import io.tickflow.operate.rollout.gate.Verdict;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutOutcome;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.util.Map;

/** Wish of an operator for an open rollout. */
enum RolloutWish {
    RESUME,
    GO_BACK,
    KEEP,
    ABANDON;

    private static final String OPERATOR = "operator";

    /**
     * Writes it down, for the run that follows.
     *
     * @throws CommandException if it cannot be done at the present step
     */
    void apply(RolloutJournal journal) {
        RolloutState state = journal.state();
        boolean held = state.next() == RolloutState.Step.HOLD;
        if (state.isShadowing() && this != ABANDON) {
            applyToShadow(journal, held);
            return;
        }
        switch (this) {
            case RESUME -> {
                if (held) {
                    judge(journal, Verdict.WATCH_ON);
                }
            }
            case KEEP -> {
                if (!state.has(JournalEvent.STARTED) || state.isGoingBack()) {
                    throw CommandException.invalid(
                            "the bundle does not run: there is nothing to keep. "
                                    + RolloutReport.sentence(state));
                }
                judge(journal, Verdict.KEEP);
            }
            case GO_BACK -> {
                if (!state.isGoingBack()) {
                    judge(journal, Verdict.GO_BACK);
                }
            }
            case ABANDON ->
                    journal.write(
                            JournalEvent.ENDED,
                            Map.of(
                                    Fact.OUTCOME,
                                    RolloutOutcome.ABANDONED.name(),
                                    Fact.BY,
                                    OPERATOR));
        }
    }

    private void applyToShadow(RolloutJournal journal, boolean held) {
        switch (this) {
            case RESUME -> {
                if (held) {
                    judge(journal, JournalEvent.SHADOW_JUDGED, Verdict.WATCH_ON);
                }
            }
            case KEEP -> {
                if (!journal.state().has(JournalEvent.SHADOW_STARTED)) {
                    throw CommandException.invalid(
                            "the shadow does not run yet. "
                                    + RolloutReport.sentence(journal.state()));
                }
                judge(journal, JournalEvent.SHADOW_JUDGED, Verdict.KEEP);
            }
            case GO_BACK -> judge(journal, JournalEvent.SHADOW_JUDGED, Verdict.GO_BACK);
            case ABANDON -> {}
        }
    }

    private static void judge(RolloutJournal journal, Verdict verdict) {
        judge(journal, JournalEvent.JUDGED, verdict);
    }

    private static void judge(RolloutJournal journal, JournalEvent event, Verdict verdict) {
        journal.write(event, Map.of(Fact.VERDICT, verdict.name(), Fact.BY, OPERATOR));
    }
}

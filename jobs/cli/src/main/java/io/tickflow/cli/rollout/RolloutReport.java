package io.tickflow.cli.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.rollout.Downtime;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEntry;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutOutcome;
import io.tickflow.operate.rollout.journal.RolloutState;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Result of a rollout as text and JSON. */
final class RolloutReport {

    private static final String ADVICE =
            "Decide: rollout --keep, rollout --go-back, or rollout --resume to watch once more";

    private static final String SHADOW_ADVICE =
            "Decide: rollout --keep to go on with the rollout, rollout --go-back to end it, or"
                    + " rollout --resume to watch once more";

    private RolloutReport() {}

    /** Sentence for the state in which a rollout is left. */
    static String sentence(RolloutState state) {
        RolloutPlan plan = state.plan();
        RolloutOutcome outcome = state.outcome();
        if (outcome == null) {
            if (state.isShadowing() && state.has(JournalEvent.SHADOW_START_INTENDED)) {
                return shadowing(state);
            }
            return state.next() == RolloutState.Step.HOLD
                    ? "inconclusive: %s. %s runs as job %s. %s"
                            .formatted(reason(state), plan.after().label(), job(state), ADVICE)
                    : "at the step "
                            + step(state)
                            + ". Go on with rollout --resume, or back with rollout --go-back";
        }
        return switch (outcome) {
            case KEPT -> "kept %s, job %s".formatted(plan.after().label(), job(state));
            case WENT_BACK ->
                    "went back to %s, job %s: %s"
                            .formatted(plan.before().label(), job(state), reason(state));
            case UNTOUCHED ->
                    "%s runs on as job %s: %s"
                            .formatted(plan.before().label(), job(state), reason(state));
            case ABANDONED ->
                    "given up by an operator; its jobs are as they were then"
                            + (state.isShadowing() && state.has(JournalEvent.SHADOW_START_INTENDED)
                                    ? ", also the shadow, job %s: end it with bin/tickflow stop shadow"
                                            .formatted(shadow(state))
                                    : "");
        };
    }

    private static String shadowing(RolloutState state) {
        return state.next() == RolloutState.Step.HOLD
                ? "inconclusive: %s. The shadow with %s runs as job %s and decides nothing. %s"
                        .formatted(
                                reason(state),
                                state.plan().after().label(),
                                shadow(state),
                                SHADOW_ADVICE)
                : "at the step %s, with a shadow as job %s. Go on with rollout --resume, or end the shadow with rollout --go-back"
                        .formatted(step(state), shadow(state));
    }

    private static String shadow(RolloutState state) {
        return state.fact(JournalEvent.SHADOW_START_INTENDED, Fact.JOB);
    }

    /** Step that comes next, in words of the screen. */
    static String step(RolloutState state) {
        return state.next().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Bundle that runs when the rollout is left in this state. */
    static Bundle bundle(RolloutState state) {
        return runsAfter(state) ? state.plan().after() : state.plan().before();
    }

    private static boolean runsAfter(RolloutState state) {
        return state.has(JournalEvent.STARTED) && !state.has(JournalEvent.BACK_STOPPED);
    }

    /** Id of the job that runs then. */
    static String job(RolloutState state) {
        String back = state.fact(JournalEvent.BACK_STARTED, Fact.JOB);
        if (!back.isEmpty()) {
            return back;
        }
        return runsAfter(state) ? state.fact(JournalEvent.STARTED, Fact.JOB) : state.plan().job();
    }

    private static String reason(RolloutState state) {
        for (JournalEvent event :
                List.of(
                        JournalEvent.JUDGED,
                        JournalEvent.START_FAILED,
                        JournalEvent.STOP_FAILED,
                        JournalEvent.SHADOW_JUDGED,
                        JournalEvent.SHADOW_START_FAILED)) {
            String reason = state.fact(event, Fact.REASON);
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "asked for by an operator";
    }

    /** The result as JSON. */
    static ObjectNode json(
            RolloutJournal journal, List<GateAnswer> answers, List<Downtime> downtimes) {
        RolloutState state = journal.state();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rollout", state.plan().id());
        json.put("outcome", outcome(state));
        json.put("next", step(state));
        json.put("job", job(state));
        json.put("bundle", bundle(state).digest());
        json.put("sentence", sentence(state));
        addGates(json.putArray("gates"), answers);
        ArrayNode changes = json.putArray("downtimes");
        for (Downtime downtime : downtimes) {
            ObjectNode change = changes.addObject();
            change.put("gapMillis", downtime.gapMillis());
            ObjectNode parts = change.putObject("partMillis");
            downtime.parts().forEach(part -> parts.put(part.name(), part.millis()));
        }
        json.put("journal", journal.file().toString());
        return json;
    }

    /** Adds the answers of gates. */
    static void addGates(ArrayNode gates, List<GateAnswer> answers) {
        for (GateAnswer answer : answers) {
            ObjectNode gate = gates.addObject();
            gate.put("gate", answer.rule().kind().label());
            gate.put("outcome", answer.outcome().name());
            if (!Double.isNaN(answer.last().figure())) {
                gate.put("figure", answer.last().figure());
            }
            gate.put("limit", answer.rule().limit());
            gate.put("count", answer.last().count());
            gate.put("failures", answer.failures());
            gate.put("note", answer.last().note());
        }
    }

    private static String outcome(RolloutState state) {
        return state.outcome() == null
                ? (state.next() == RolloutState.Step.HOLD ? "HELD" : "OPEN")
                : Objects.requireNonNull(state.outcome()).name();
    }

    /** One line of a journal for people. */
    static String line(JournalEntry entry) {
        StringBuilder line = new StringBuilder(entry.event().name());
        entry.facts()
                .forEach((key, value) -> line.append("  ").append(key).append('=').append(value));
        return line.toString();
    }
}

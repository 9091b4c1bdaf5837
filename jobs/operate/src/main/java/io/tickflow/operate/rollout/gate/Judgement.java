package io.tickflow.operate.rollout.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * Judgement of all gates. One failed gate is enough to go back at once; a bundle is kept only if
 * each required gate passed by the end of the window. Pure.
 *
 * @param verdict what to do
 * @param reasons gates that led to it, a sentence each; empty to watch on or keep
 */
public record Judgement(Verdict verdict, List<String> reasons) {

    /**
     * Judges.
     *
     * @param answers answers so far, of all gates
     * @param windowOver true at the end of the window
     */
    public static Judgement of(List<GateAnswer> answers, boolean windowOver) {
        List<String> failed =
                reasons(answers.stream().filter(answer -> answer.outcome() == GateOutcome.FAIL));
        if (!failed.isEmpty()) {
            return new Judgement(Verdict.GO_BACK, failed);
        }
        List<GateAnswer> required =
                answers.stream().filter(answer -> answer.rule().required()).toList();
        boolean hopeless =
                required.stream()
                        .anyMatch(
                                answer ->
                                        answer.outcome() == GateOutcome.ERROR && answer.isFinal());
        if (!windowOver && !hopeless) {
            return new Judgement(Verdict.WATCH_ON, List.of());
        }
        List<String> open =
                reasons(required.stream().filter(answer -> answer.outcome() != GateOutcome.PASS));
        return open.isEmpty()
                ? new Judgement(Verdict.KEEP, List.of())
                : new Judgement(Verdict.INCONCLUSIVE, open);
    }

    private static List<String> reasons(Stream<GateAnswer> answers) {
        return answers.map(answer -> answer.rule().kind().label() + ": " + answer.text()).toList();
    }
}

package io.tickflow.operate.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

    /** Every answer that a gate can give, required and not. */
    private static final List<GateAnswer> ANSWERS = answers();

    @Test
    void shouldJudgeEveryTripleOfAnswers() {
        for (GateAnswer one : ANSWERS) {
            for (GateAnswer two : ANSWERS) {
                for (GateAnswer three : ANSWERS) {
                    List<GateAnswer> all = List.of(one, two, three);
                    for (boolean over : new boolean[] {false, true}) {
                        assertThat(Judgement.of(all, over).verdict())
                                .as("%s, over %s", all, over)
                                .isEqualTo(naive(all, over));
                    }
                }
            }
        }
    }

    @Test
    void shouldNameFailedGatesOnly() {
        var failed =
                new GateAnswer(
                        GateKind.DECISION_P99.standard(),
                        GateOutcome.FAIL,
                        true,
                        new Measurement(GateOutcome.FAIL, 1_500, 400, ""),
                        3);

        Judgement judgement = Judgement.of(List.of(failed, ANSWERS.get(0)), false);

        assertThat(judgement.reasons()).containsExactly("decision-p99: 1,500 ms, at most 1,000 ms");
    }

    @Test
    void shouldKeepWithoutGates() {
        assertThat(Judgement.of(List.of(), true).verdict()).isEqualTo(Verdict.KEEP);
    }

    private static Verdict naive(List<GateAnswer> answers, boolean over) {
        if (answers.stream().anyMatch(it -> it.outcome() == GateOutcome.FAIL)) {
            return Verdict.GO_BACK;
        }
        boolean passed = true;
        for (GateAnswer answer : answers) {
            if (answer.rule().required()) {
                if (answer.outcome() == GateOutcome.ERROR && answer.isFinal()) {
                    return Verdict.INCONCLUSIVE;
                }
                passed &= answer.outcome() == GateOutcome.PASS;
            }
        }
        if (!over) {
            return Verdict.WATCH_ON;
        }
        return passed ? Verdict.KEEP : Verdict.INCONCLUSIVE;
    }

    private static List<GateAnswer> answers() {
        List<GateAnswer> all = new ArrayList<>();
        for (GateOutcome outcome : GateOutcome.values()) {
            boolean isFinal = outcome == GateOutcome.FAIL || outcome == GateOutcome.ERROR;
            for (GateKind kind : List.of(GateKind.ABSTENTION, GateKind.ACCURACY)) {
                all.add(
                        new GateAnswer(
                                kind.standard(),
                                outcome,
                                isFinal,
                                new Measurement(outcome, 0.5, 1, ""),
                                0));
            }
        }
        return all;
    }
}

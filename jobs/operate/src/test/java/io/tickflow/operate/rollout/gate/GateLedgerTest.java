package io.tickflow.operate.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateLedgerTest {

    private static final List<GateOutcome> OUTCOMES = List.of(GateOutcome.values());

    private static final int FAILURES_MAX = 2;
    private static final int ERRORS_MAX = 3;
    private static final int CASES = 2_000;

    private static final GateRule RULE =
            new GateRule(GateKind.ABSTENTION, 0.05, FAILURES_MAX, ERRORS_MAX, 0, 1, 10, true);

    @Test
    void shouldBeInconclusiveWithoutMeasurement() {
        GateAnswer answer = new GateLedger(RULE).answer();

        assertThat(answer.outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
        assertThat(answer.isFinal()).isFalse();
        assertThat(answer.text()).isEqualTo("no figure, at most 5.0 % (not measured yet)");
    }

    @Test
    void shouldMeasureAgainstLimitAndCount() {
        assertThat(RULE.measure(0.05, 10, "").outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(RULE.measure(0.0501, 10, "").outcome()).isEqualTo(GateOutcome.FAIL);
        assertThat(RULE.measure(0.9, 9, "").outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
        assertThat(RULE.measure(Double.NaN, 10, "").outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
        GateRule accuracy = GateKind.ACCURACY.standard();
        assertThat(accuracy.measure(0.45, 1_000, "").outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(accuracy.measure(0.44, 1_000, "").outcome()).isEqualTo(GateOutcome.FAIL);
    }

    @Test
    void shouldPassAgainAfterToleratedFailures() {
        var ledger = new GateLedger(RULE);
        add(ledger, GateOutcome.PASS, GateOutcome.FAIL, GateOutcome.FAIL);
        assertThat(ledger.answer().outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);

        add(ledger, GateOutcome.PASS);

        assertThat(ledger.answer().outcome()).isEqualTo(GateOutcome.PASS);
        add(ledger, GateOutcome.FAIL);
        assertThat(ledger.answer().outcome()).isEqualTo(GateOutcome.FAIL);
        add(ledger, GateOutcome.PASS);
        assertThat(ledger.answer().outcome()).as("a failure is final").isEqualTo(GateOutcome.FAIL);
    }

    /** The naive reading of the rule is the oracle. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldAnswerLikeNaiveReading(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            List<GateOutcome> outcomes = outcomes(random);
            var ledger = new GateLedger(RULE);
            outcomes.forEach(outcome -> add(ledger, outcome));

            assertThat(ledger.answer().outcome())
                    .as("seed %d, %s", seed, outcomes)
                    .isEqualTo(naive(outcomes));
        }
    }

    private static GateOutcome naive(List<GateOutcome> outcomes) {
        for (int end = 1; end <= outcomes.size(); end++) {
            List<GateOutcome> seen = outcomes.subList(0, end);
            if (seen.stream().filter(GateOutcome.FAIL::equals).count() > FAILURES_MAX) {
                return GateOutcome.FAIL;
            }
            if (end > ERRORS_MAX
                    && IntStream.rangeClosed(end - ERRORS_MAX - 1, end - 1)
                            .allMatch(i -> outcomes.get(i) == GateOutcome.ERROR)) {
                return GateOutcome.ERROR;
            }
        }
        return outcomes.stream()
                .filter(it -> it == GateOutcome.PASS || it == GateOutcome.FAIL)
                .reduce((earlier, later) -> later)
                .filter(GateOutcome.PASS::equals)
                .orElse(GateOutcome.INCONCLUSIVE);
    }

    private static List<GateOutcome> outcomes(Random random) {
        List<GateOutcome> outcomes = new ArrayList<>();
        int count = random.nextInt(12);
        while (outcomes.size() < count) {
            GateOutcome next = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            int times = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
            for (int i = 0; i < times; i++) {
                outcomes.add(next);
            }
        }
        return outcomes;
    }

    private static void add(GateLedger ledger, GateOutcome... outcomes) {
        for (GateOutcome outcome : outcomes) {
            ledger.add(new Measurement(outcome, 0.01, 100, ""));
        }
    }
}

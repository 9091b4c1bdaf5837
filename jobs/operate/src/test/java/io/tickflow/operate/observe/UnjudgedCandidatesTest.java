package io.tickflow.operate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.readmodel.VerdictPlace;
import io.tickflow.core.signal.Signal;
import io.tickflow.operate.kafka.StampedEvent;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.OrderBuilder;
import io.tickflow.testkit.builder.SignalBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnjudgedCandidatesTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final VerdictPlace PLACE = new VerdictPlace(0, 0);

    @Test
    void shouldCountCandidatesWithoutAnEntryVerdict() {
        var unjudged =
                of(
                        List.of(signal("a", 60_000), signal("b", 50_000), signal("c", 40_000)),
                        List.of(order("b", Leg.ENTRY), order("c", Leg.EXIT)),
                        Long.MIN_VALUE);

        assertThat(unjudged)
                .isEqualTo(
                        new UnjudgedCandidates(2, "pipeline tickflow, mode PAPER", NOW - 60_000));
    }

    @Test
    void shouldLeaveOutFreshAndOldCandidates() {
        var signals = List.of(signal("old", 301_000), signal("fresh", 9_000));

        assertThat(of(signals, List.of(), Long.MIN_VALUE).count()).isZero();
    }

    @Test
    void shouldLeaveOutCandidatesFromBeforeTheVerdictsRead() {
        var signals = List.of(signal("before", 60_000), signal("within", 30_000));

        assertThat(of(signals, List.of(), NOW - 45_000).count()).isEqualTo(1);
    }

    private static UnjudgedCandidates of(
            List<StampedEvent<Signal>> signals,
            List<StampedEvent<OrderDecision>> verdicts,
            long completeFromMillis) {
        return UnjudgedCandidates.of(signals, verdicts, completeFromMillis, NOW);
    }

    private static StampedEvent<Signal> signal(String decisionId, long ageMillis) {
        return stamped(
                SignalBuilder.signal(decisionId).build(), TestDeployments.PAPER, NOW - ageMillis);
    }

    private static StampedEvent<OrderDecision> order(String decisionId, Leg leg) {
        return stamped(OrderBuilder.order(decisionId, leg).build(), TestDeployments.PAPER, NOW);
    }

    private static <T> StampedEvent<T> stamped(T body, Deployment writer, long appendMillis) {
        return new StampedEvent<>(body, writer, appendMillis, PLACE);
    }
}

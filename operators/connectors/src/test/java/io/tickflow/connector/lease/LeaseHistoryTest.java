package io.tickflow.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import org.junit.jupiter.api.Test;

/** Wait of a claim by a log, compacted or not. */
class LeaseHistoryTest {

    private final LeaseHistory history = new LeaseHistory("a1");

    @Test
    void shouldNotWaitForNobody() {
        assertThat(history.waitMillis()).isZero();
        assertThat(history.newestEpoch()).isZero();
    }

    @Test
    void shouldNumberClaimsByTheirPlaceInLog() {
        add(4, State.CLAIMED, 0, "x", 5_000);
        assertThat(history.newestEpoch()).isEqualTo(5);

        add(9, State.CLAIMED, 0, "y", 5_000);
        add(10, State.HELD, 5, "x", 5_000);

        assertThat(history.newestEpoch()).isEqualTo(10);
        assertThat(history.newestHolder()).isEqualTo("y");
    }

    @Test
    void shouldWaitForTheLongestPossibleLease() {
        add(0, State.CLAIMED, 0, "x", 9_000);
        add(1, State.OPENED, 1, "x", 9_000);
        add(2, State.CLAIMED, 0, "y", 1_000);
        assertThat(history.waitMillis()).as("y may not have waited for x").isEqualTo(9_000);

        add(3, State.OPENED, 3, "y", 1_000);
        assertThat(history.waitMillis()).isEqualTo(1_000);
    }

    @Test
    void shouldWaitForClaimAfterOpening() {
        add(0, State.CLAIMED, 0, "x", 1_000);
        add(1, State.CLAIMED, 0, "y", 9_000);
        add(2, State.OPENED, 1, "x", 1_000);

        assertThat(history.waitMillis()).isEqualTo(9_000);
    }

    @Test
    void shouldNotTrustReleaseThatWasOvertaken() {
        add(0, State.CLAIMED, 0, "x", 5_000);
        add(1, State.OPENED, 1, "x", 5_000);
        add(2, State.CLAIMED, 0, "y", 5_000);
        add(3, State.RELEASED, 1, "x", 5_000);

        assertThat(history.waitMillis()).isEqualTo(5_000);
    }

    @Test
    void shouldIgnoreReleaseOfAnUnopenedEpoch() {
        add(0, State.CLAIMED, 0, "x", 5_000);
        add(1, State.RELEASED, 1, "x", 5_000);

        assertThat(history.waitMillis()).isEqualTo(5_000);
    }

    @Test
    void shouldWaitWhenCompactionLeftFrozenHeartbeat() {
        // Claimed at 0 by x, at 2 by y, who released; then x woke up and wrote a heartbeat.
        add(1, State.OPENED, 1, "x", 5_000);
        add(2, State.CLAIMED, 0, "y", 5_000);
        add(3, State.OPENED, 3, "y", 5_000);
        add(7, State.HELD, 1, "x", 5_000);

        assertThat(history.waitMillis()).isEqualTo(5_000);
        assertThat(history.newestEpoch()).isEqualTo(3);
    }

    @Test
    void shouldNotCareForOtherAccounts() {
        history.add(3, new LeaseChange("a2", State.CLAIMED, 0, "z", 5_000, 0, 1));

        assertThat(history.newestEpoch()).isZero();
        assertThat(history.waitMillis()).isZero();
    }

    private void add(long offset, State state, long epoch, String holder, long leaseMillis) {
        history.add(offset, new LeaseChange("a1", state, epoch, holder, leaseMillis, 0, 1));
    }
}

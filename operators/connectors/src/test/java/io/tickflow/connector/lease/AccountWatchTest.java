package io.tickflow.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import org.junit.jupiter.api.Test;

class AccountWatchTest {

    private static final Deployment GOLD = new Deployment("gold", Mode.DEMO);
    private static final Deployment SILVER = new Deployment("silver", Mode.DEMO);

    private final AccountWatch watch = new AccountWatch("7", "gold");
    private long offset;

    @Test
    void shouldSuspectOwnerOfAnotherPipeline() {
        add(State.CLAIMED, 0, "7", SILVER);
        assertThat(watch.suspects()).isTrue();
        assertThat(watch.rival().deployment()).isEqualTo(SILVER);

        add(State.RELEASED, 1, "7", SILVER);
        assertThat(watch.suspects()).isFalse();
    }

    @Test
    void shouldNotSuspectItsOwnPipelineOrOtherAccounts() {
        add(State.CLAIMED, 0, "8", SILVER);
        add(State.CLAIMED, 0, "7", GOLD);

        assertThat(watch.suspects()).isFalse();
    }

    @Test
    void shouldIgnoreHeartbeatsOfFencedOwner() {
        add(State.CLAIMED, 0, "7", SILVER);
        add(State.CLAIMED, 0, "7", GOLD);
        long beats = watch.beats();
        add(State.HELD, 1, "7", SILVER);

        assertThat(watch.suspects()).isFalse();
        assertThat(watch.beats()).isEqualTo(beats);
    }

    @Test
    void shouldCountSignsOfLife() {
        add(State.CLAIMED, 0, "7", SILVER);
        long beats = watch.beats();
        add(State.HELD, 1, "7", SILVER);

        assertThat(watch.beats()).isGreaterThan(beats);
        assertThat(watch.leaseMillis()).isEqualTo(5_000);
    }

    private void add(State state, long epoch, String account, Deployment writer) {
        watch.onChange(
                offset++, new LeaseChange(account, state, epoch, "host", 5_000, 0, 0), writer);
    }
}

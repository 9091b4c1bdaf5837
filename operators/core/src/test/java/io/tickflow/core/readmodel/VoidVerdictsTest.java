package io.tickflow.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.lease.LeaseChange;
import org.junit.jupiter.api.Test;

class VoidVerdictsTest {

    private final VoidVerdicts voids = new VoidVerdicts();

    @Test
    void shouldVoidOlderEpochFromNewerOpeningOn() {
        voids.onLease(Records.opened(3, 100));

        assertThat(voids.isVoid("A", new VerdictPlace(2, 99))).isFalse();
        assertThat(voids.isVoid("A", new VerdictPlace(2, 100))).isTrue();
        assertThat(voids.isVoid("A", new VerdictPlace(3, 100))).isFalse();
        assertThat(voids.isVoid("A", new VerdictPlace(4, 500))).isFalse();
    }

    @Test
    void shouldKeepVerdictsOfOtherAccountsAndStrangers() {
        voids.onLease(Records.opened(3, 100));

        assertThat(voids.isVoid("B", new VerdictPlace(2, 100))).isFalse();
        assertThat(voids.isVoid("A", new VerdictPlace(VerdictPlace.NO_EPOCH, 100))).isFalse();
    }

    @Test
    void shouldTakeNothingButOpenings() {
        for (LeaseChange.State state : LeaseChange.State.values()) {
            if (state != LeaseChange.State.OPENED) {
                voids.onLease(Records.lease(state, 3, 0));
            }
        }

        assertThat(voids.isVoid("A", new VerdictPlace(2, 100))).isFalse();
    }

    @Test
    void shouldVoidByAnyNewerOpening() {
        voids.onLease(Records.opened(5, 300));
        voids.onLease(Records.opened(3, 100));
        voids.onLease(Records.opened(9, 200));

        assertThat(voids.isVoid("A", new VerdictPlace(2, 100))).isTrue();
        assertThat(voids.isVoid("A", new VerdictPlace(4, 199))).isFalse();
        assertThat(voids.isVoid("A", new VerdictPlace(4, 200))).isTrue();
        assertThat(voids.isVoid("A", new VerdictPlace(5, 250))).isTrue();
        assertThat(voids.isVoid("A", new VerdictPlace(9, 400))).isFalse();
    }
}

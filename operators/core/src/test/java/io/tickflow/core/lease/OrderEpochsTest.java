package io.tickflow.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.lease.LeaseChange.State;
import org.junit.jupiter.api.Test;

class OrderEpochsTest {

    private final OrderEpochs epochs = new OrderEpochs();

    @Test
    void shouldVoidVerdictsBehindANewerOpening() {
        open("a1", 3, 100);
        open("a1", 8, 200);

        assertThat(epochs.isVoid("a1", 3, 199)).as("may have been sent").isFalse();
        assertThat(epochs.isVoid("a1", 3, 200)).isTrue();
        assertThat(epochs.isVoid("a1", 8, 200)).isFalse();
        assertThat(epochs.isVoid("a1", 1, 150)).isTrue();
        assertThat(epochs.isVoid("a1", 1, 99)).isFalse();
    }

    @Test
    void shouldIgnoreTheOrderOfOpenings() {
        open("a1", 8, 200);
        open("a1", 5, 250);

        assertThat(epochs.isVoid("a1", 3, 220)).as("8 had opened").isTrue();
        assertThat(epochs.isVoid("a1", 5, 220)).as("8 had opened").isTrue();
        assertThat(epochs.isVoid("a1", 8, 260)).isFalse();
    }

    @Test
    void shouldNotVoidRecordsOfOtherAccounts() {
        open("a1", 8, 200);

        assertThat(epochs.isVoid("a1", OrderEpochs.NONE, 300)).isFalse();
        assertThat(epochs.isVoid("a2", 3, 300)).isFalse();
    }

    private void open(String account, long epoch, long ordersFrom) {
        epochs.onChange(
                epoch, new LeaseChange(account, State.OPENED, epoch, "x", 5_000, ordersFrom, 1));
    }
}

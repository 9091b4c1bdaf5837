package io.tickflow.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.lease.LeaseChange.State;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Which verdicts count. */
class OrderEpochsTest {

    private final OrderEpochs epochs = new OrderEpochs();

    @Test
    void shouldVoidWhatAnOlderEpochAppendedAfterANewerOneHadOpened() {
        open("a1", 3, 100);
        open("a1", 8, 200);

        assertThat(isVoid("a1", 3, 199)).as("may have been sent").isFalse();
        assertThat(isVoid("a1", 3, 200)).isTrue();
        assertThat(isVoid("a1", 8, 200)).isFalse();
        assertThat(isVoid("a1", 1, 150)).isTrue();
        assertThat(isVoid("a1", 1, 99)).isFalse();
        assertThat(epochs.voided()).isEqualTo(2);
    }

    @Test
    void shouldNotDependOnTheOrderInWhichOpeningsWereWritten() {
        open("a1", 8, 200);
        open("a1", 5, 250);

        assertThat(isVoid("a1", 3, 220)).as("8 had opened").isTrue();
        assertThat(isVoid("a1", 5, 220)).as("8 had opened").isTrue();
        assertThat(isVoid("a1", 8, 260)).isFalse();
    }

    @Test
    void shouldNotVoidWhatOthersWroteOrAnotherAccountTraded() {
        open("a1", 8, 200);

        assertThat(isVoid("a1", OrderEpochs.NONE, 300)).isFalse();
        assertThat(isVoid("a2", 3, 300)).isFalse();
    }

    @Test
    void shouldTakeAMarkThatIsNoNumberForNone() {
        open("a1", 8, 200);
        var headers = new RecordHeaders();
        headers.add(OrderEpochs.HEADER, new byte[] {'x'});

        assertThat(epochs.isVoid("a1", headers, 300)).isFalse();
    }

    private boolean isVoid(String account, long epoch, long offset) {
        Headers headers = new RecordHeaders();
        OrderEpochs.mark(headers, epoch);
        return epochs.isVoid(account, headers, offset);
    }

    private void open(String account, long epoch, long ordersFrom) {
        epochs.change(
                epoch, new LeaseChange(account, State.OPENED, epoch, "x", 5_000, ordersFrom, 1));
    }
}

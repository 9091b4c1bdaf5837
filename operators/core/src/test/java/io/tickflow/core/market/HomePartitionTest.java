package io.tickflow.core.market;

import static io.tickflow.core.deadletter.DeadLetterCode.SYMBOL_ON_TWO_PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HomePartitionTest {

    private static final long NOON = 1_399_032_000_000L;
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;

    private TickGate gate = new TickGate();

    @Test
    void shouldRememberConflictForAnHour() {
        admit(NOON, 0);
        assertThat(gate.wasOnTwoPartitionsLately()).isFalse();

        assertThat(admit(NOON + 1, 1)).isEqualTo(SYMBOL_ON_TWO_PARTITIONS);
        assertThat(gate.wasOnTwoPartitionsLately()).isTrue();

        for (long millis = NOON + MINUTE; millis < NOON + HOUR; millis += MINUTE) {
            assertThat(admit(millis, 0)).isNull();
            assertThat(gate.wasOnTwoPartitionsLately()).isTrue();
        }
        assertThat(admit(NOON + HOUR, 0)).isNull();
        assertThat(gate.wasOnTwoPartitionsLately()).isFalse();
    }

    @Test
    void shouldRememberConflictWhileItLasts() {
        admit(NOON, 0);
        for (int i = 1; i < 500; i++) {
            admit(NOON + i * MINUTE, 0);
            admit(NOON + i * MINUTE, 1);

            assertThat(gate.wasOnTwoPartitionsLately()).isTrue();
        }
    }

    @Test
    void shouldRememberAConflictAcrossARestore() throws IOException {
        admit(NOON, 4);
        admit(NOON, 5);

        var bytes = new ByteArrayOutputStream();
        gate.write(new DataOutputStream(bytes));
        gate = new TickGate();
        gate.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(gate.wasOnTwoPartitionsLately()).isTrue();
        assertThat(admit(NOON + 1, 5)).isEqualTo(SYMBOL_ON_TWO_PARTITIONS);
        assertThat(admit(NOON + 1, 4)).isNull();
    }

    @Test
    void shouldFollowMovedSymbolAfterSessionGap() {
        admit(NOON, 0);

        assertThat(admit(NOON + HOUR - 1, 1)).isEqualTo(SYMBOL_ON_TWO_PARTITIONS);
        assertThat(admit(NOON + HOUR, 1)).isNull();
        assertThat(gate.startsSession()).isTrue();
        assertThat(gate.wasOnTwoPartitionsLately()).isTrue();
        assertThat(admit(NOON + HOUR + 1, 0)).isEqualTo(SYMBOL_ON_TWO_PARTITIONS);
        assertThat(admit(NOON + HOUR + 1, 1)).isNull();
    }

    @Test
    void shouldAcceptAnyPartitionAfterFeedChange() {
        admit(NOON, 4);

        gate.changeFeed(NOON);

        assertThat(admit(NOON + 1, 1)).isNull();
        assertThat(gate.wasOnTwoPartitionsLately()).isFalse();
        gate.changeFeed(NOON);
        assertThat(admit(NOON + 2, 4))
                .as("the feed changed before")
                .isEqualTo(SYMBOL_ON_TWO_PARTITIONS);
    }

    private @Nullable DeadLetterCode admit(long millis, int partition) {
        return gate.admit(new Tick("EURUSD", millis, 1.1, 1.2, Double.NaN, 0, 6, partition, 0, 0));
    }
}

package io.tickflow.operate.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.readmodel.VoidVerdicts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Agreement of the two independent rules for void verdicts: read model and desk. */
class VoidVerdictsAgreementTest {

    private static final long SEED = 23;
    private static final int HISTORIES = 200;
    private static final int NUMBERS_MAX = 12;

    @Test
    void shouldAgreeWithDeskOnEveryVerdict() {
        var random = new SplittableRandom(SEED);
        int voided = 0;
        for (int history = 0; history < HISTORIES; history++) {
            var desk = new OrderEpochs();
            var model = new VoidVerdicts();
            int first = random.nextInt(NUMBERS_MAX);
            for (int i = random.nextInt(5); i > 0; i--) {
                // Each epoch opens once: a step that shares no divisor with the range.
                long epoch = 1 + (first + 5L * i) % NUMBERS_MAX;
                LeaseChange opened =
                        new LeaseChange(
                                "A",
                                LeaseChange.State.OPENED,
                                epoch,
                                "desk",
                                2_000,
                                random.nextInt(NUMBERS_MAX),
                                1);
                desk.onChange(i, opened);
                model.onLease(opened);
            }
            for (long epoch = 0; epoch <= NUMBERS_MAX; epoch++) {
                for (long offset = 0; offset <= NUMBERS_MAX; offset++) {
                    ConsumerRecord<byte[], byte[]> verdict = verdict(epoch, offset);
                    boolean isVoid = desk.isVoid("A", epoch, offset);
                    voided += isVoid ? 1 : 0;

                    assertThat(model.isVoid("A", RawRecords.placeOf(verdict)))
                            .as(
                                    "seed %d, history %d, epoch %d, offset %d",
                                    SEED, history, epoch, offset)
                            .isEqualTo(isVoid);
                }
            }
        }
        assertThat(voided).isPositive();
    }

    private static ConsumerRecord<byte[], byte[]> verdict(long epoch, long offset) {
        var headers = new RecordHeaders();
        EpochHeader.write(headers, epoch);
        byte[] key = "A".getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "tickflow.orders",
                0,
                offset,
                0,
                TimestampType.LOG_APPEND_TIME,
                key.length,
                0,
                key,
                new byte[0],
                headers,
                Optional.empty());
    }
}

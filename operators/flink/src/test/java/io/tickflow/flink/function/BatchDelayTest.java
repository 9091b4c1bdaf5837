package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchDelayTest {

    private static final long NOW_MILLIS = 1_700_000_000_000L;

    private final BatchDelay delay =
            new BatchDelay(InstantSource.fixed(Instant.ofEpochMilli(NOW_MILLIS)));

    @ParameterizedTest
    @CsvSource({
        "-5000, 0",
        "0, 0",
        "99, 0",
        "100, 2000000",
        "200, 4000000",
        "250, 5000000",
        "1000000000, 5000000"
    })
    void shouldGrowWithTheAgeOfAVector(long ageMillis, long nanos) {
        delay.onBatch(1, 0);
        delay.onBatch(64, 640_000);

        assertThat(delay.nanos(NOW_MILLIS - ageMillis)).isEqualTo(nanos);
    }

    @Test
    void shouldBeNoneWithoutAPace() {
        assertThat(delay.nanos(NOW_MILLIS - 1_000)).isZero();

        delay.onBatch(64, 1_000);

        assertThat(delay.nanos(NOW_MILLIS - 1_000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 2000000, 0", "1, 1250001, 0", "1, 1250000, 5000000", "8, 10000000, 5000000"})
    void shouldBeNoneForACalmFeed(int rows, long sinceBatchBeforeNanos, long nanos) {
        delay.onBatch(1, 0);
        delay.onBatch(rows, sinceBatchBeforeNanos);

        assertThat(delay.nanos(NOW_MILLIS - 1_000)).isEqualTo(nanos);
    }
}

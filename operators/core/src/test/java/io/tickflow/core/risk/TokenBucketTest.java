package io.tickflow.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long NOON = 1_399_032_000_000L;
    private static final RiskConfig TEN_A_SECOND =
            new RiskConfig(10, Quantity.of(1_000_000), 10, 3);

    @Test
    void shouldAllowOneBurstAtOnce() {
        TokenBucket bucket = TokenBucket.NEW.refilled(TEN_A_SECOND, NOON);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.hasToken()).isTrue();
            bucket = bucket.taken();
        }

        assertThat(bucket.hasToken()).isFalse();
        assertThat(bucket.refilled(TEN_A_SECOND, NOON + 99).hasToken()).isFalse();
        assertThat(bucket.refilled(TEN_A_SECOND, NOON + 100).hasToken()).isTrue();
    }

    @Test
    void shouldNeverHoldMoreThanTheBurst() {
        TokenBucket bucket = TokenBucket.NEW.refilled(TEN_A_SECOND, NOON);

        assertThat(bucket.refilled(TEN_A_SECOND, NOON + 3_600_000).tokens()).isEqualTo(3);
    }

    @Test
    void shouldRefillNothingWhenClockGoesBack() {
        TokenBucket empty = new TokenBucket(0, NOON);

        TokenBucket back = empty.refilled(TEN_A_SECOND, NOON - 60_000);

        assertThat(back.tokens()).isZero();
        assertThat(back.refilled(TEN_A_SECOND, NOON - 59_900).hasToken()).isTrue();
    }
}

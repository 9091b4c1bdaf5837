package io.tickflow.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.contract.BreakerState;
import org.junit.jupiter.api.Test;

/** A member that goes on failing is left alone, and comes back once it works. */
class MemberBreakerTest {

    private final MemberBreaker breaker = new MemberBreaker(3);

    @Test
    void shouldOpenAfterFailuresInARow() {
        breaker.onFailure(0);
        breaker.onFailure(0);
        breaker.onSuccess();
        breaker.onFailure(0);
        breaker.onFailure(0);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        breaker.onFailure(0);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.failures()).isEqualTo(3);
    }

    @Test
    void shouldTryAgainOnlyAfterItsTime() {
        open(5_000);

        breaker.tryAgain(5_999);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        breaker.tryAgain(6_000);
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        breaker.onSuccess();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.openMillis()).isZero();
    }

    @Test
    void shouldStayOpenTwiceAsLongEachTime() {
        open(0);
        long now = 0;
        long expected = MemberBreaker.OPEN_MILLIS_MIN;
        for (int i = 0; i < 10; i++) {
            assertThat(breaker.openMillis()).isEqualTo(expected);
            now += breaker.openMillis();
            breaker.tryAgain(now);
            breaker.onFailure(now);
            expected = Math.min(2 * expected, MemberBreaker.OPEN_MILLIS_MAX);
        }
        assertThat(breaker.openMillis()).isEqualTo(MemberBreaker.OPEN_MILLIS_MAX);
    }

    @Test
    void shouldForgetOpeningsAfterRecovery() {
        open(0);
        breaker.tryAgain(1_000);
        breaker.onSuccess();
        open(1_000);
        assertThat(breaker.openMillis()).as("a short recovery").isEqualTo(2_000);

        breaker.tryAgain(3_000);
        for (int i = 0; i < 3; i++) {
            breaker.onSuccess();
        }
        open(3_000);

        assertThat(breaker.openMillis()).isEqualTo(1_000);
    }

    private void open(long nowMillis) {
        for (int i = 0; i < 3; i++) {
            breaker.onFailure(nowMillis);
        }
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }
}

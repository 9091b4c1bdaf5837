package io.tickflow.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private long nanos = Long.MAX_VALUE - 10;
    private long millis = 1_000_000;
    private final Lease lease = new Lease(5_000, () -> nanos, () -> Instant.ofEpochMilli(millis));

    @Test
    void shouldNotBeHeldBeforeItsFirstHeartbeat() {
        assertThat(lease.held()).isFalse();
        assertThat(lease.remainingMillis()).isZero();
    }

    @Test
    void shouldCountFromStartOfHeartbeat() {
        Lease.Mark began = lease.mark();
        pass(1_000);
        lease.renew(began);
        assertThat(lease.remainingMillis()).isEqualTo(4_000);

        pass(3_999);
        assertThat(lease.held()).isTrue();

        pass(1);
        assertThat(lease.held()).isFalse();
    }

    @Test
    void shouldNotRoundTimeUp() {
        lease.renew(lease.mark());

        nanos += TimeUnit.MILLISECONDS.toNanos(4_999) + 1;

        assertThat(lease.held()).isFalse();
    }

    @Test
    void shouldEndWhileTheProcessIsStopped() {
        lease.renew(lease.mark());
        nanos += TimeUnit.MINUTES.toNanos(1);
        millis -= 3_600_000;

        assertThat(lease.held()).isFalse();
    }

    @Test
    void shouldEndWhileTheMachineIsSuspended() {
        lease.renew(lease.mark());
        millis += 60_000;

        assertThat(lease.held()).isFalse();
    }

    @Test
    void shouldNotBeRenewedByFrozenHeartbeat() {
        Lease.Mark began = lease.mark();
        pass(60_000);
        lease.renew(began);

        assertThat(lease.held()).isFalse();
    }

    @Test
    void shouldNeverBeHeldAgainOnceItHasEnded() {
        lease.renew(lease.mark());

        assertThat(lease.end()).isTrue();
        lease.renew(lease.mark());

        assertThat(lease.held()).isFalse();
        assertThat(lease.end()).isFalse();
    }

    private void pass(long duration) {
        nanos += TimeUnit.MILLISECONDS.toNanos(duration);
        millis += duration;
    }
}

package io.tickflow.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.process.ProcessException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayThrottleTest {

    private static final Duration STALL_MAX = Duration.ofSeconds(30);

    private final AtomicLong processed = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong waits = new AtomicLong();

    @Test
    void shouldNotAskForLagBelowBound() throws InterruptedException {
        ReplayThrottle throttle = lagThrottle(STALL_MAX);

        throttle.awaitTurn(9, 0, waits::incrementAndGet);

        assertThat(asked).hasValue(0);
    }

    @Test
    void shouldWaitForQuarterOfBound() throws InterruptedException {
        ReplayThrottle throttle = lagThrottle(STALL_MAX);

        throttle.awaitTurn(
                10,
                0,
                () -> {
                    if (waits.incrementAndGet() == 3) {
                        processed.set(3);
                    }
                });

        assertThat(waits).hasValue(3);
        assertThat(asked).hasValue(4);
    }

    @Test
    void shouldGiveUpWhenNothingIsProcessed() {
        ReplayThrottle throttle = lagThrottle(Duration.ZERO);

        assertThatThrownBy(() -> throttle.awaitTurn(10, 0, waits::incrementAndGet))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("10 ticks are published, 0 are processed");
    }

    @Test
    void shouldDivideTickDistancesByTheFactor() throws InterruptedException {
        var nanos = new AtomicLong(5);
        var throttle = new ClockThrottle(10, () -> nanos.getAndAdd(10_000_000));

        throttle.awaitTurn(0, 1_000, waits::incrementAndGet);
        assertThat(waits).hasValue(0);
        // 400 ms later is due 40 ms after the start; the clock shows 20 ms, then 30 and 40.
        throttle.awaitTurn(1, 1_400, waits::incrementAndGet);

        assertThat(waits).hasValue(2);
    }

    @Test
    void shouldNotWaitWhenTimeRunsBackwards() throws InterruptedException {
        var throttle = new ClockThrottle(1, () -> 0);

        throttle.awaitTurn(0, 1_000, waits::incrementAndGet);
        throttle.awaitTurn(1, 1, waits::incrementAndGet);

        assertThat(waits).hasValue(0);
    }

    private ReplayThrottle lagThrottle(Duration stallMax) {
        return new LagThrottle(
                10,
                () -> {
                    asked.incrementAndGet();
                    return processed.get();
                },
                stallMax);
    }
}

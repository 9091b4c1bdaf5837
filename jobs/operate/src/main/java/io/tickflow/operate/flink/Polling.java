package io.tickflow.operate.flink;

import io.tickflow.operate.OperationException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Polls a server until it has a result. */
final class Polling {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private Polling() {}

    /**
     * The first result that is not null.
     *
     * @param late message if there is none in time
     */
    static <T> T await(String late, Duration max, Supplier<@Nullable T> result) {
        long deadline = System.nanoTime() + max.toNanos();
        while (true) {
            T done = result.get();
            if (done != null) {
                return done;
            }
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw OperationException.failed(late);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }
}

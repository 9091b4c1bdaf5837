package io.tickflow.cli.console;

import java.util.Locale;

/** Shows progress and remaining time of a long read. Not thread-safe. */
public final class ReadingProgress implements AutoCloseable {

    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long INTERVAL_NANOS = 200_000_000L;
    private static final double SECOND_NANOS = 1e9;

    private final ProgressLine line;
    private long startNanos;
    private long shownNanos;

    /** Starts without showing anything. */
    public ReadingProgress(ProgressLine line) {
        this.line = line;
    }

    /** Reports the share read so far, 0 to 1; the first call starts the clock. */
    public void at(double fraction) {
        long now = System.nanoTime();
        if (startNanos == 0) {
            startNanos = now;
            shownNanos = now + QUIET_NANOS - INTERVAL_NANOS;
        }
        if (now - shownNanos < INTERVAL_NANOS || fraction <= 0) {
            return;
        }
        shownNanos = now;
        double leftSeconds = (now - startNanos) * (1 - fraction) / fraction / SECOND_NANOS;
        line.show(
                fraction,
                String.format(Locale.ROOT, "reading ticks, %.0f s left", Math.max(0, leftSeconds)),
                now);
    }

    @Override
    public void close() {
        line.end();
    }
}

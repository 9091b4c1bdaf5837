package io.tickflow.cli.console;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Progress line that updates in place on a terminal. Without a terminal it prints a new line only
 * occasionally, so that a log stays readable.
 */
public final class ProgressLine {

    private static final int BAR_CELLS = 24;
    private static final long PLAIN_INTERVAL_NANOS = 10_000_000_000L;
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private final boolean terminal;
    private long lastPlainNanos = Long.MIN_VALUE;

    public ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows {@code fraction}, 0 to 1, with {@code text}; {@code nowNanos} is System.nanoTime. */
    public void show(double fraction, String text, long nowNanos) {
        show(
                String.format(
                        Locale.ROOT,
                        "%s %3.0f%%  %s",
                        bar(fraction),
                        100 * Math.min(1, fraction),
                        text),
                nowNanos);
    }

    /** Shows {@code line} alone, for work of unknown length. */
    public void show(String line, long nowNanos) {
        if (terminal) {
            out.print(ERASE_LINE + line);
            out.flush();
        } else if (lastPlainNanos == Long.MIN_VALUE
                || nowNanos - lastPlainNanos >= PLAIN_INTERVAL_NANOS) {
            lastPlainNanos = nowNanos;
            out.println(line);
            out.flush();
        }
    }

    /** Ends the line, so that later output starts on a new one. */
    public void end() {
        if (terminal) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }

    private static String bar(double fraction) {
        int full = (int) Math.round(Math.max(0, Math.min(1, fraction)) * BAR_CELLS);
        return "[" + "#".repeat(full) + "-".repeat(BAR_CELLS - full) + "]";
    }
}

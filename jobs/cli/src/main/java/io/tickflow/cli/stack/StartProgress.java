package io.tickflow.cli.stack;

import io.tickflow.cli.console.ProgressLine;
import io.tickflow.sandbox.local.StackPart;
import io.tickflow.sandbox.local.StartListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows the start of a local stack: a line for each part that serves, and the time so far. */
final class StartProgress implements StartListener, AutoCloseable {

    private static final long REFRESH_MILLIS = 250;

    private final @Nullable PrintWriter out;
    private final ProgressLine line;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "start-progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private int parts;
    private int ready;
    private double secondsBefore;
    private long startNanos;

    /**
     * A display.
     *
     * @param out gets the lines; null to show the time alone
     */
    StartProgress(@Nullable PrintWriter out, ProgressLine line) {
        this.out = out;
        this.line = line;
    }

    @Override
    public synchronized void onBegin(int partsToStart, double seconds) {
        parts = partsToStart;
        secondsBefore = seconds;
        startNanos = System.nanoTime();
        var unused =
                timer.scheduleAtFixedRate(
                        this::refresh, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void onReady(StackPart part, String address, double seconds) {
        ready++;
        String place = address.isEmpty() ? "" : " at " + address;
        say(String.format(Locale.ROOT, "%s runs%s (%.1f s)", part.title(), place, seconds));
    }

    @Override
    public synchronized void onNotice(String notice) {
        say(notice);
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        line.end();
    }

    private void say(String text) {
        if (out != null) {
            line.end();
            out.println(text);
            out.flush();
        }
    }

    private synchronized void refresh() {
        if (timer.isShutdown()) {
            return;
        }
        long nowNanos = System.nanoTime();
        double seconds = (nowNanos - startNanos) / 1e9;
        line.show(
                String.format(
                        Locale.ROOT,
                        "%d of %d processes run after %.0f s%s",
                        ready,
                        parts,
                        seconds,
                        secondsBefore > 0
                                ? String.format(
                                        Locale.ROOT, "; the last start took %.0f s", secondsBefore)
                                : ""),
                nowNanos);
    }
}

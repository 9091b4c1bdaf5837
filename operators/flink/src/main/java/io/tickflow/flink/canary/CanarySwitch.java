package io.tickflow.flink.canary;

import io.tickflow.core.canary.CanaryChoice;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryLog;
import io.tickflow.core.canary.CanaryRule;
import io.tickflow.core.canary.CanaryTurns;
import java.io.IOException;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Choice between champion and challenger of a scoring subtask. All controls recorded before the
 * start are read before the first choice, so that a replay after a failure chooses as the run
 * before did; a thread then reads on. A control that names another challenger is counted and
 * ignored.
 */
public final class CanarySwitch implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CanarySwitch.class);

    private static final long CLOSE_WAIT_MILLIS = 10_000;

    private final CanaryRule rule;
    private final CanaryLog.Tail tail;
    private final Thread thread;
    private final Counter taken;
    private final Counter ignored;
    private final Counter late;

    private volatile CanaryTurns turns = CanaryTurns.NONE;
    private volatile long position;
    private volatile long newestTickMillis = Long.MIN_VALUE;
    private volatile @Nullable Throwable failure;

    private CanarySwitch(
            CanaryRule rule, CanaryLog.Tail tail, String threadName, MetricGroup group) {
        this.rule = rule;
        this.tail = tail;
        this.thread = new Thread(this, threadName);
        taken = group.counter("canaryControls");
        ignored = group.counter("canaryControlsIgnored");
        late = group.counter("canaryControlsLate");
        group.gauge("canaryPosition", (Gauge<Long>) () -> position);
        group.gauge("canaryState", (Gauge<Integer>) this::state);
    }

    /**
     * Reads the log to its end and starts to read on.
     *
     * @param subtask subtask of the scoring stage, for the name of the thread
     * @throws IOException if the log cannot be read, so that a restart may help
     */
    public static CanarySwitch open(ChallengerStage stage, int subtask, MetricGroup group)
            throws IOException {
        CanaryLog.Tail tail = stage.log().open();
        var opened = new CanarySwitch(stage.rule(), tail, "canary-" + subtask, group);
        try {
            tail.readToEnd(opened::onControl);
        } catch (IOException | RuntimeException e) {
            tail.close();
            throw e;
        }
        opened.position = tail.position();
        opened.thread.setDaemon(true);
        opened.thread.start();
        return opened;
    }

    /**
     * Chooses for a tick, on the task thread.
     *
     * @throws IOException if the log cannot be read any more: a withdrawal would go unnoticed
     */
    public CanaryChoice choose(String symbol, long timeMillis) throws IOException {
        Throwable cause = failure;
        if (cause != null) {
            throw new IOException("the controls of the canary cannot be read any more", cause);
        }
        if (timeMillis > newestTickMillis) {
            newestTickMillis = timeMillis;
        }
        return rule.choice(turns, symbol, timeMillis);
    }

    /** Chooses for a tick whose choice was made before. */
    public CanaryChoice chosen(String symbol, long timeMillis) {
        return rule.choice(turns, symbol, timeMillis);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tail.readOn(this::onControl);
                position = tail.position();
            }
        } catch (IOException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("The controls of the canary cannot be read any more", e);
                failure = e;
            }
        } finally {
            tail.close();
        }
    }

    private void onControl(CanaryControl control) {
        if (!rule.isFor(control)) {
            ignored.inc();
            LOG.info(
                    "{} of {} by {} is ignored: the challenger is {}",
                    control.command(),
                    control.challengerDigest(),
                    control.by(),
                    rule.challengerDigest());
            return;
        }
        turns = turns.with(control);
        taken.inc();
        if (control.effectiveTimeMillis() <= newestTickMillis) {
            late.inc();
            LOG.warn(
                    "{} by {} holds from {}, and ticks up to {} were decided before it came",
                    control.command(),
                    control.by(),
                    control.effectiveTimeMillis(),
                    newestTickMillis);
        } else {
            LOG.info(
                    "{} by {} holds from {}: {}",
                    control.command(),
                    control.by(),
                    control.effectiveTimeMillis(),
                    control.reason());
        }
    }

    /** 0 for a canary that goes on, 1 once the challenger decides, -1 once it was withdrawn. */
    private int state() {
        return turns.at(newestTickMillis)
                .map(
                        turn ->
                                switch (turn.command()) {
                                    case BEGIN -> 0;
                                    case PROMOTE -> 1;
                                    case WITHDRAW -> -1;
                                })
                .orElse(0);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

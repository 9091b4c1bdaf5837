package io.tickflow.operate.rollout;

import io.tickflow.operate.rollout.figure.Figure;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.gate.GateLedger;
import io.tickflow.operate.rollout.gate.GateRule;
import io.tickflow.operate.rollout.gate.Measurement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One gate while it is watched: its figure, its times of measurement and its answer. */
final class GateWatch {

    private final GateRule rule;
    private final @Nullable Figure figure;
    private final Supplier<Measurement> measure;
    private final GateLedger ledger;
    private final long fromMillis;
    private long dueMillis;

    /**
     * A gate whose figure is measured at once, outside of the events.
     *
     * @param startedMillis start of the job
     */
    GateWatch(GateRule rule, Supplier<Measurement> measure, long startedMillis) {
        this(rule, null, measure, startedMillis);
    }

    /** A gate whose figure events add up to, from the initial delay on. */
    GateWatch(GateRule rule, Figure figure, long startedMillis) {
        this(
                rule,
                figure,
                () -> rule.measure(figure.value(), figure.count(), figure.note()),
                startedMillis);
    }

    private GateWatch(
            GateRule rule,
            @Nullable Figure figure,
            Supplier<Measurement> measure,
            long startedMillis) {
        this.rule = rule;
        this.figure = figure;
        this.measure = measure;
        this.ledger = new GateLedger(rule);
        this.fromMillis = startedMillis + rule.initialDelayMillis();
        this.dueMillis = fromMillis;
    }

    /** The figure that takes events of this append time; null if there is none. */
    @Nullable Figure figureAt(long appendMillis) {
        return appendMillis >= fromMillis ? figure : null;
    }

    /** The figure at any time, for events that only tell about others. */
    @Nullable Figure figure() {
        return figure;
    }

    /** Measures if it is time to, or if {@code last} says that there is no later time. */
    void measure(long nowMillis, boolean last) {
        if (nowMillis < dueMillis && !last) {
            return;
        }
        dueMillis = nowMillis + rule.intervalMillis();
        ledger.add(measure.get());
    }

    /** Answer so far. */
    GateAnswer answer() {
        return ledger.answer();
    }
}

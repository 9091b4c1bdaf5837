package io.tickflow.flink.function;

import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.flink.metric.AgeHistogram;
import io.tickflow.flink.metric.EnumCounters;
import java.time.InstantSource;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the signal stage, see docs/metrics.md. The task thread writes. */
final class SignalMetrics {

    private final EnumCounters<SignalOutcome.Kind> predictions;
    private final EnumCounters<SignalReason> signals;
    private final AgeHistogram age;

    SignalMetrics(MetricGroup group, InstantSource clock) {
        predictions = new EnumCounters<>(group, "predictions_", SignalOutcome.Kind.class);
        signals = new EnumCounters<>(group, "signals_", SignalReason.class);
        age = new AgeHistogram(group, "tickToSignalMillis", 1, clock);
    }

    void judged(SignalOutcome outcome) {
        predictions.inc(outcome.kind());
        Signal signal = outcome.signal();
        if (signal != null) {
            signals.inc(signal.reason());
            age.passed(signal.appendTimeMillis());
        }
    }
}

package io.tickflow.flink.function;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.FeedEventKind;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.metric.AgeHistogram;
import io.tickflow.flink.metric.EnumCounters;
import io.tickflow.flink.metric.FeedAges;
import io.tickflow.flink.metric.WorkHistogram;
import java.time.InstantSource;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the feature stage, as docs/metrics.md lists them. The task thread writes. */
final class FeatureMetrics {

    /**
     * Share of measured ticks: a tick takes some microseconds, so measuring each would be
     * noticeable.
     */
    private static final int MEASURED_ONE_IN = 8;

    private final Counter accepted;
    private final EnumCounters<DeadLetterCode> rejected;
    private final Counter gaps;
    private final WorkHistogram work;
    private final AgeHistogram age;
    private final FeedAges feed;

    FeatureMetrics(MetricGroup group, InstantSource clock) {
        accepted = group.counter("ticksAccepted");
        rejected = new EnumCounters<>(group, "ticksRejected_", DeadLetterCode.class);
        gaps = group.counter("gaps");
        work = new WorkHistogram(group, "featuresMicros", MEASURED_ONE_IN);
        age = new AgeHistogram(group, "tickToFeaturesMillis", MEASURED_ONE_IN, clock);
        feed = new FeedAges(group, clock);
    }

    void begin(Tick tick) {
        feed.seen(tick.symbol(), tick.appendTimeMillis());
        work.begin();
    }

    /** Records the end of the engine's step and of its state access. */
    void stepped() {
        work.end();
    }

    void accepted(Tick tick) {
        accepted.inc();
        age.passed(tick.appendTimeMillis());
    }

    void rejected(DeadLetterCode code) {
        rejected.inc(code);
    }

    void noticed(FeedEventKind kind) {
        if (kind == FeedEventKind.GAP) {
            gaps.inc();
        }
    }
}

package io.tickflow.flink.outcome;

import io.tickflow.core.accuracy.Tally;
import io.tickflow.core.accuracy.Votes;
import io.tickflow.core.accuracy.WilsonInterval;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Gauges of each voter on each symbol, as docs/metrics.md lists them. The task thread writes; any
 * thread reads the gauges.
 */
final class AccuracyMetrics {

    private final MetricGroup group;
    private final Map<String, Voter> voters = new HashMap<>();

    AccuracyMetrics(MetricGroup group) {
        this.group = group;
    }

    /** Newest figures of one voter. */
    private static final class Voter {

        private volatile Tally tally = Tally.empty(1);

        Voter(MetricGroup group) {
            group.gauge("accuracy", (Gauge<Double>) () -> tally.accuracy());
            group.gauge("accuracyLower", (Gauge<Double>) () -> interval().lower());
            group.gauge("accuracyUpper", (Gauge<Double>) () -> interval().upper());
            group.gauge("accuracyVotes", (Gauge<Integer>) () -> tally.count());
            group.gauge("accuracyLow", (Gauge<Integer>) () -> tally.low() ? 1 : 0);
        }

        private WilsonInterval interval() {
            return tally.interval();
        }
    }

    void judged(Votes votes, int member, Tally tally) {
        voters.computeIfAbsent(
                                votes.symbol() + '/' + votes.voter(member),
                                key -> new Voter(groupOf(votes, member)))
                        .tally =
                tally;
    }

    private MetricGroup groupOf(Votes votes, int member) {
        return group.addGroup("symbol", votes.symbol())
                .addGroup("modelId", votes.modelId())
                .addGroup("modelVersion", votes.modelVersion())
                .addGroup("role", votes.role())
                .addGroup("member", votes.members().get(member));
    }
}

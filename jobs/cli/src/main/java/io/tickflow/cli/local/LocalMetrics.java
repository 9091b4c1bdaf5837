package io.tickflow.cli.local;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/**
 * Metrics of a cluster in this process, by the names of operator and metric, summed over subtasks.
 * Still there when the job has ended. Counts of a task that was started again come on top of those
 * of the one before. Thread-safe; counts of running tasks may be a moment old.
 */
public final class LocalMetrics implements MetricReporter {

    private static final String OPERATOR = "<operator_name>";

    private record Registered(String operator, String name, Map<String, String> variables) {}

    private final Map<Metric, Registered> metrics = new ConcurrentHashMap<>();

    @Override
    public void open(MetricConfig config) {
        // Nothing to configure.
    }

    @Override
    public void close() {
        // Counts stay readable.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter || metric instanceof Gauge<?>) {
            Map<String, String> variables = group.getAllVariables();
            String operator = variables.get(OPERATOR);
            if (operator != null) {
                metrics.put(metric, new Registered(operator, name, Map.copyOf(variables)));
            }
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        // Its task has ended, its count is final.
    }

    /** Sum of the counters or whole-numbered gauges {@code name} of {@code operator}. */
    public long sum(String operator, String name) {
        long sum = 0;
        for (Map.Entry<Metric, Registered> metric : metrics.entrySet()) {
            Registered known = metric.getValue();
            if (known.name().equals(name) && known.operator().equals(operator)) {
                sum += (long) valueOf(metric.getKey());
            }
        }
        return sum;
    }

    /**
     * Non-zero sums of the metrics of {@code operator} with this prefix, by the rest of their
     * names.
     */
    public Map<String, Long> sums(String operator, String prefix) {
        var sums = new TreeMap<String, Long>();
        metrics.forEach(
                (metric, known) -> {
                    if (known.operator().equals(operator) && known.name().startsWith(prefix)) {
                        sums.merge(
                                known.name().substring(prefix.length()),
                                (long) valueOf(metric),
                                Long::sum);
                    }
                });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    /** Largest value of the gauge {@code name} of {@code operator}; 0 if there is none. */
    public double max(String operator, String name) {
        double max = 0;
        for (Map.Entry<Metric, Registered> metric : metrics.entrySet()) {
            Registered known = metric.getValue();
            if (known.name().equals(name) && known.operator().equals(operator)) {
                max = Math.max(max, valueOf(metric.getKey()));
            }
        }
        return max;
    }

    /** Values of the metrics {@code name} of any operator, by one of their variables. */
    public Map<String, Long> by(String variable, String name) {
        var values = new HashMap<String, Long>();
        metrics.forEach(
                (metric, known) -> {
                    String key = known.variables().get('<' + variable + '>');
                    if (key != null && known.name().equals(name)) {
                        values.merge(key, (long) valueOf(metric), Math::max);
                    }
                });
        return values;
    }

    private static double valueOf(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number
                ? number.doubleValue()
                : 0;
    }
}

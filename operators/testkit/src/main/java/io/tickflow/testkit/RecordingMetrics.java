package io.tickflow.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/** Metric group that records registered metrics. Not thread-safe. */
public final class RecordingMetrics implements MetricGroup {

    private final Map<String, Metric> metrics;
    private final String prefix;

    /** Creates an empty group. */
    public RecordingMetrics() {
        this(new TreeMap<>(), "");
    }

    private RecordingMetrics(Map<String, Metric> metrics, String prefix) {
        this.metrics = metrics;
        this.prefix = prefix;
    }

    /**
     * Registered metrics by name, with the names of groups as prefix, as in {@code
     * symbol=EURUSD.feedAgeMillis}.
     */
    public Map<String, Metric> registered() {
        return metrics;
    }

    /** Value of the gauge {@code name}, in the form of {@link #registered}. */
    public Object gauge(String name) {
        return ((Gauge<?>) metric(name)).getValue();
    }

    /** Value of the counter {@code name}. */
    public long counted(String name) {
        return ((Counter) metric(name)).getCount();
    }

    /** Histogram {@code name}. */
    public Histogram histogram(String name) {
        return (Histogram) metric(name);
    }

    private Metric metric(String name) {
        Metric metric = metrics.get(name);
        if (metric == null) {
            throw new IllegalArgumentException(name + " is none of " + metrics.keySet());
        }
        return metric;
    }

    @Override
    public Counter counter(String name) {
        return counter(name, new SimpleCounter());
    }

    @Override
    public <C extends Counter> C counter(String name, C counter) {
        return register(name, counter);
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        return register(name, gauge);
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
        return register(name, histogram);
    }

    @Override
    public <M extends Meter> M meter(String name, M meter) {
        return register(name, meter);
    }

    @Override
    public MetricGroup addGroup(String name) {
        return new RecordingMetrics(metrics, prefix + name + '.');
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
        return new RecordingMetrics(metrics, prefix + key + '=' + value + '.');
    }

    @Override
    public String[] getScopeComponents() {
        return new String[0];
    }

    @Override
    public Map<String, String> getAllVariables() {
        return Map.of();
    }

    @Override
    public String getMetricIdentifier(String name) {
        return prefix + name;
    }

    @Override
    public String getMetricIdentifier(String name, CharacterFilter filter) {
        return prefix + filter.filterCharacters(name);
    }

    private <M extends Metric> M register(String name, M metric) {
        if (metrics.putIfAbsent(prefix + name, metric) != null) {
            throw new IllegalStateException(prefix + name + " is registered twice");
        }
        return metric;
    }
}

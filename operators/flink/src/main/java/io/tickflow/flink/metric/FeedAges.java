package io.tickflow.flink.metric;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Age of the newest tick of each symbol: a gauge {@value #AGE} in a group {@code symbol=<symbol>}
 * from its first tick on, counted from the timestamp of the Kafka record. Symbol names of a feed
 * are untrusted, so symbols beyond {@value #SYMBOLS_MAX} have no gauge. One writer thread.
 */
public final class FeedAges {

    public static final int SYMBOLS_MAX = 256;

    private static final String AGE = "feedAgeMillis";

    private final MetricGroup group;
    private final InstantSource clock;
    private final Map<String, AtomicLong> newestMillis = new HashMap<>();

    /** Creates the metric; gauges are registered with the first tick of their symbols. */
    public FeedAges(MetricGroup group, InstantSource clock) {
        this.group = group;
        this.clock = clock;
    }

    /** Records a tick of {@code symbol} with a Kafka record of {@code appendTimeMillis}. */
    public void seen(String symbol, long appendTimeMillis) {
        AtomicLong newest = newestMillis.get(symbol);
        if (newest == null) {
            newest = watch(symbol);
        }
        if (newest != null) {
            newest.lazySet(appendTimeMillis);
        }
    }

    private @Nullable AtomicLong watch(String symbol) {
        if (newestMillis.size() >= SYMBOLS_MAX) {
            return null;
        }
        var newest = new AtomicLong();
        newestMillis.put(symbol, newest);
        Gauge<Long> age = () -> clock.millis() - newest.get();
        group.addGroup("symbol", symbol).gauge(AGE, age);
        return newest;
    }
}

package io.tickflow.gateway.cache;

import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.cache.Volatility.Regime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Uses of a cache by layer, and ages at use by volatility. Thread-safe. */
public final class CacheFigures {

    private final Map<Layer, LongAdder> uses = new EnumMap<>(Layer.class);
    private final Map<Regime, LongAdder> ages = new EnumMap<>(Regime.class);
    private final Map<Regime, LongAdder> used = new EnumMap<>(Regime.class);
    private final LongAdder stale = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder loads = new LongAdder();

    CacheFigures() {
        for (Layer layer : Layer.values()) {
            uses.put(layer, new LongAdder());
        }
        for (Regime regime : Regime.values()) {
            ages.put(regime, new LongAdder());
            used.put(regime, new LongAdder());
        }
    }

    void onUse(Layer layer, long ageMillis, Regime regime) {
        of(uses, layer).increment();
        of(used, regime).increment();
        of(ages, regime).add(ageMillis);
    }

    void onStale() {
        stale.increment();
    }

    void onFailure() {
        failed.increment();
    }

    void onLoad() {
        loads.increment();
    }

    private static <K> LongAdder of(Map<K, LongAdder> map, K key) {
        LongAdder adder = map.get(key);
        if (adder == null) {
            throw new IllegalStateException("every constant has a counter");
        }
        return adder;
    }

    /** Answers that came from {@code layer}. */
    public long uses(Layer layer) {
        return of(uses, layer).sum();
    }

    /** Answers in this regime. */
    public long uses(Regime regime) {
        return of(used, regime).sum();
    }

    /** Mean age at use, milliseconds; 0 without a use. */
    public double meanAgeMillis(Regime regime) {
        return (double) of(ages, regime).sum() / Math.max(1, uses(regime));
    }

    /** Share of answers that needed no load, 0 to 1. */
    public double hitRate() {
        long all = uses.values().stream().mapToLong(LongAdder::sum).sum();
        return all == 0 ? 0 : (double) (uses(Layer.L1) + uses(Layer.L2)) / all;
    }

    /** Loads begun. */
    public long loads() {
        return loads.sum();
    }

    /** Answers of an older truth, as a layer was away or slow. */
    public long stale() {
        return stale.sum();
    }

    /** Figures for Prometheus. */
    public String text() {
        var text = new StringBuilder();
        head(text, "uses_total", "counter", "Answers by the layer that they came from.");
        uses.forEach((layer, count) -> line(text, "uses_total", "layer", layer, count.sum()));
        head(text, "age_at_use_millis_total", "counter", "Sum of ages at use by volatility.");
        ages.forEach((r, sum) -> line(text, "age_at_use_millis_total", "volatility", r, sum.sum()));
        head(text, "uses_by_volatility_total", "counter", "Answers by volatility.");
        used.forEach(
                (r, sum) -> line(text, "uses_by_volatility_total", "volatility", r, sum.sum()));
        one(text, "loads_total", "Loads begun.", loads.sum());
        one(text, "stale_total", "Answers of an older truth.", stale.sum());
        one(text, "failed_total", "Requests without any answer.", failed.sum());
        return text.toString();
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append(
                "# HELP tickflow_gateway_cache_%1$s %3$s%n# TYPE tickflow_gateway_cache_%1$s %2$s%n"
                        .formatted(name, type, help));
    }

    private static void one(StringBuilder text, String name, String help, long value) {
        head(text, name, "counter", help);
        text.append("tickflow_gateway_cache_%s %d%n".formatted(name, value));
    }

    private static void line(
            StringBuilder text, String name, String label, Enum<?> word, long value) {
        text.append(
                "tickflow_gateway_cache_%s{%s=\"%s\"} %d%n"
                        .formatted(name, label, word.name().toLowerCase(Locale.ROOT), value));
    }
}

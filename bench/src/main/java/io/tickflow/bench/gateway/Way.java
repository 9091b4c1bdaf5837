package io.tickflow.bench.gateway;

import io.tickflow.bench.gateway.Load.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Figures of one way to an answer over all rounds. Not thread-safe. */
final class Way {

    private static final double NANOS_A_MICRO = 1_000;
    private static final int DIGITS = 3;

    private final String name;
    private final Histogram latencies = new Histogram(DIGITS);
    private final List<Round> rounds = new ArrayList<>();

    Way(String name) {
        this.name = name;
    }

    void add(Round round) {
        latencies.add(round.latencies());
        rounds.add(round);
    }

    /** One line of a round. */
    static String line(String name, Round round) {
        return String.format(
                Locale.ROOT,
                "%-13s p50 %,7.0f us, n %,7d; at full load %,8.0f/s, n %,7d",
                name,
                round.latencies().getValueAtPercentile(50) / NANOS_A_MICRO,
                round.latencies().getTotalCount(),
                round.perSecond(),
                round.busyAnswers());
    }

    /** Figures of all rounds, each with its ratio to those of {@code bare}. */
    String summary(Way bare) {
        return String.format(
                Locale.ROOT,
                "%-13s p50 %s  p99 %s  p99.9 %s  n %,d; %,8.0f/s (%.2f)  %,8.0f a core-second (%.2f)  stores %.3f ms an answer",
                name,
                percentile(bare, 50),
                percentile(bare, 99),
                percentile(bare, 99.9),
                latencies.getTotalCount(),
                middle(Round::perSecond),
                bare.middle(Round::perSecond) / middle(Round::perSecond),
                middle(Round::perCoreSecond),
                bare.middle(Round::perCoreSecond) / middle(Round::perCoreSecond),
                middle(Round::storeMillis));
    }

    /** A percentile of fewer answers than one beyond it would be their largest. */
    private String percentile(Way bare, double percentile) {
        if (latencies.getTotalCount() * (100 - percentile) < 100) {
            return "too few";
        }
        return String.format(
                Locale.ROOT,
                "%,7.0f us (%.2f)",
                micros(percentile),
                micros(percentile) / bare.micros(percentile));
    }

    private double micros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_A_MICRO;
    }

    private double middle(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

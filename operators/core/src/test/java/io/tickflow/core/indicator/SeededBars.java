package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bars drawn at random. Prices are whole numbers around 100,000, so that their sums are exact. */
final class SeededBars {

    private static final double START = 138_675;
    private static final double LOWEST = 20_000;
    private static final double HIGHEST = 900_000;

    private SeededBars() {}

    /** Random walk with moves of similar size, without gaps. */
    static List<Bar> walk(long seed, int count) {
        var random = new Random(seed);
        var bars = new ArrayList<Bar>();
        double close = START;
        for (int i = 0; i < count; i++) {
            close = add(bars, random, close, 10 * random.nextGaussian(), 10);
        }
        return bars;
    }

    /**
     * Walk with trends, calm and hectic periods, gaps, opens within the previous body, jumps and
     * standstills.
     */
    static List<Bar> wild(long seed, int count) {
        var random = new Random(seed);
        var bars = new ArrayList<Bar>();
        double close = START;
        double drift = 0;
        double size = 10;
        while (bars.size() < count) {
            double what = random.nextDouble();
            if (what < 0.05) {
                drift = size * random.nextGaussian();
            } else if (what < 0.1) {
                size = StrictMath.exp(5 * random.nextDouble());
            } else if (what < 0.11) {
                close += StrictMath.rint(0.02 * close * random.nextGaussian());
            } else if (what < 0.12) {
                int still = 1 + random.nextInt(50);
                for (int i = 0; i < still; i++) {
                    bars.add(Bar.of(close, close, close, close));
                }
            } else if (what < 0.3) {
                close += StrictMath.rint(0.5 * size * random.nextGaussian());
            } else if (what < 0.7 && !bars.isEmpty()) {
                Bar last = bars.get(bars.size() - 1);
                close -= StrictMath.rint(0.4 * random.nextDouble() * (close - last.open()));
            }
            close = StrictMath.min(StrictMath.max(close, LOWEST), HIGHEST);
            close = add(bars, random, close, drift + size * random.nextGaussian(), size);
        }
        return List.copyOf(bars.subList(0, count));
    }

    /** The same bars with 1 to 200 ticks each. */
    static List<Bar> withTicks(List<Bar> bars, long seed) {
        var random = new Random(seed);
        return bars.stream()
                .map(
                        bar ->
                                Bar.of(
                                        bar.open(),
                                        bar.high(),
                                        bar.low(),
                                        bar.close(),
                                        1 + random.nextInt(200),
                                        0))
                .toList();
    }

    /** The same bars in another unit. */
    static List<Bar> times(List<Bar> bars, double factor) {
        return bars.stream()
                .map(
                        bar ->
                                Bar.of(
                                        bar.open() * factor,
                                        bar.high() * factor,
                                        bar.low() * factor,
                                        bar.close() * factor))
                .toList();
    }

    private static double add(
            List<Bar> bars, Random random, double open, double move, double size) {
        double close = StrictMath.max(open + StrictMath.rint(move), 1);
        double top = StrictMath.max(open, close) + shadow(random, size);
        double bottom = StrictMath.min(open, close) - shadow(random, size);
        bars.add(Bar.of(open, top, StrictMath.max(bottom, 1), close));
        return close;
    }

    private static double shadow(Random random, double size) {
        boolean none = random.nextBoolean();
        double length = StrictMath.abs(0.5 * size * random.nextGaussian());
        return none ? 0 : StrictMath.rint(length);
    }
}

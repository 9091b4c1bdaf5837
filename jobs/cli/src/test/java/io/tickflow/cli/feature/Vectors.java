package io.tickflow.cli.feature;

import io.tickflow.core.feature.FeatureVector;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Vectors to write. */
final class Vectors {

    /** 2014-05-01 00:00:00 UTC. */
    static final long START_MILLIS = 1_398_902_400_000L;

    private static final float[] EDGES = {
        Float.NaN,
        0f,
        -0f,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0.1f,
        1.6777216E7f
    };

    private Vectors() {}

    /** Vector of {@code symbol} with these values; the other fields are always the same. */
    static FeatureVector of(String symbol, float... values) {
        return of(symbol, START_MILLIS, values);
    }

    /** {@code count} vectors a millisecond apart, with edges among values of any bits. */
    static List<FeatureVector> seeded(long seed, int count, int features) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> of("EURUSD", START_MILLIS + i, values(random, features)))
                .toList();
    }

    /** f0, f1 and so on. */
    static List<String> names(int features) {
        return IntStream.range(0, features).mapToObj(i -> "f" + i).toList();
    }

    private static float[] values(SplittableRandom random, int features) {
        float[] values = new float[features];
        for (int i = 0; i < features; i++) {
            float any = Float.intBitsToFloat(random.nextInt());
            // One NaN of many: text has no bits for the others.
            values[i] = random.nextInt(4) == 0 || Float.isNaN(any) ? edge(random) : any;
        }
        return values;
    }

    private static float edge(SplittableRandom random) {
        return EDGES[random.nextInt(EDGES.length)];
    }

    private static FeatureVector of(String symbol, long eventTimeMillis, float... values) {
        return new FeatureVector(
                symbol + "-" + eventTimeMillis,
                symbol,
                eventTimeMillis,
                2,
                values,
                "0123456789abcdef",
                true,
                5,
                1.38671,
                1.38684,
                1.3e-4,
                0,
                42,
                eventTimeMillis + 7,
                "schema",
                new long[0]);
    }
}

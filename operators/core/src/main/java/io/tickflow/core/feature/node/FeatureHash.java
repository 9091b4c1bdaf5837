package io.tickflow.core.feature.node;

import java.util.HexFormat;

/**
 * Rounds the values of a vector to what is published, and identifies it by its bits: equal hashes
 * mean equal floats, for all that accidents can do (it is no defence against intent). Every float
 * is folded in with the finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom
 * Number Generators, 2014).
 */
public final class FeatureHash {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private FeatureHash() {}

    /** Rounds to a float: one NaN, also for values beyond its range, and one zero. */
    public static float rounded(double value) {
        float rounded = (float) value;
        return StrictMath.abs(rounded) <= Float.MAX_VALUE ? rounded + 0.0f : Float.NaN;
    }

    /**
     * Rounds values and hashes them, in one pass.
     *
     * @param frame where the values stand among others
     * @param places where in {@code frame}, in the order of the vector
     * @param vector where they are put, as many as {@code places}
     * @return 16 hexadecimal digits
     */
    public static String round(double[] frame, int[] places, float[] vector) {
        // Four chains that do not wait for each other: a processor does them at once.
        long one = vector.length * GOLDEN_GAMMA;
        long two = mix(one);
        long three = mix(two);
        long four = mix(three);
        int i = 0;
        for (; i + 3 < vector.length; i += 4) {
            float a = rounded(frame[places[i]]);
            float b = rounded(frame[places[i + 1]]);
            float c = rounded(frame[places[i + 2]]);
            float d = rounded(frame[places[i + 3]]);
            vector[i] = a;
            vector[i + 1] = b;
            vector[i + 2] = c;
            vector[i + 3] = d;
            one = mix((one + GOLDEN_GAMMA) ^ Float.floatToRawIntBits(a));
            two = mix((two + GOLDEN_GAMMA) ^ Float.floatToRawIntBits(b));
            three = mix((three + GOLDEN_GAMMA) ^ Float.floatToRawIntBits(c));
            four = mix((four + GOLDEN_GAMMA) ^ Float.floatToRawIntBits(d));
        }
        for (; i < vector.length; i++) {
            vector[i] = rounded(frame[places[i]]);
            one = mix((one + GOLDEN_GAMMA) ^ Float.floatToRawIntBits(vector[i]));
        }
        return HexFormat.of().toHexDigits(mix(mix(mix(mix(one) + two) + three) + four));
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

package io.tickflow.core.feature;

import java.util.HexFormat;

/**
 * Identifies a vector by its bits: equal hashes mean equal floats, for all that accidents can do
 * (it is no defence against intent). Every float is folded in with the finalizer of SplitMix64
 * (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
 */
final class FeatureHash {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private FeatureHash() {}

    /** 16 hexadecimal digits; all NaN count as the same. */
    static String of(float[] values) {
        // Four chains that do not wait for each other: a processor does them at once.
        long one = values.length * GOLDEN_GAMMA;
        long two = mix(one);
        long three = mix(two);
        long four = mix(three);
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            one = mix((one + GOLDEN_GAMMA) ^ Float.floatToIntBits(values[i]));
            two = mix((two + GOLDEN_GAMMA) ^ Float.floatToIntBits(values[i + 1]));
            three = mix((three + GOLDEN_GAMMA) ^ Float.floatToIntBits(values[i + 2]));
            four = mix((four + GOLDEN_GAMMA) ^ Float.floatToIntBits(values[i + 3]));
        }
        for (; i < values.length; i++) {
            one = mix((one + GOLDEN_GAMMA) ^ Float.floatToIntBits(values[i]));
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

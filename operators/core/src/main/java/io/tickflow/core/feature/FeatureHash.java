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
        long hash = values.length * GOLDEN_GAMMA;
        for (float value : values) {
            hash = mix(hash + GOLDEN_GAMMA ^ Float.floatToIntBits(value));
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

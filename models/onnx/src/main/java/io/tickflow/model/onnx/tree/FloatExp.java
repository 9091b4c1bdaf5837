package io.tickflow.model.onnx.tree;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Exponential function of a float, with the bits of the C libraries that ONNX Runtime calls: glibc
 * from 2.27 on and musl. Java's function, rounded to a float, differs in the last bit now and then.
 *
 * <p>Source: Arm Optimized Routines, {@code expf}: exp(x) = 2^(k/32) * 2^(r/32), k an integer, |r|
 * at most 1/2, the second factor by a polynomial of degree three in double precision. Its error is
 * below 0.503 units in the last place.
 */
final class FloatExp {

    private static final int STEPS = 32;
    private static final int STEP_BITS = 5;
    private static final int MANTISSA_BITS = 52;

    /** Rounds to an integer when added and subtracted. */
    private static final double SHIFT = 0x1.8p+52;

    private static final double STEPS_PER_LN_2 = 0x1.71547652b82fep+0 * STEPS;
    private static final double CUBIC = 0x1.c6af84b912394p-5 / STEPS / STEPS / STEPS;
    private static final double SQUARE = 0x1.ebfce50fac4f3p-3 / STEPS / STEPS;
    private static final double LINEAR = 0x1.62e42ff0c52d6p-1 / STEPS;

    /** Bits of 2^(i/32), less the exponent that i adds later. */
    private static final long[] POWERS = powers();

    private FloatExp() {}

    private static long[] powers() {
        var digits = new MathContext(60);
        BigDecimal root = BigDecimal.valueOf(2);
        for (int i = 0; i < STEP_BITS; i++) {
            root = root.sqrt(digits);
        }
        var powers = new long[STEPS];
        BigDecimal power = BigDecimal.ONE;
        for (int i = 0; i < STEPS; i++) {
            powers[i] =
                    Double.doubleToRawLongBits(power.doubleValue())
                            - ((long) i << (MANTISSA_BITS - STEP_BITS));
            power = power.multiply(root, digits);
        }
        return powers;
    }

    /** Exponential of {@code x}, which is from -87 to 0. */
    static float exp(float x) {
        double z = STEPS_PER_LN_2 * x;
        double shifted = z + SHIFT;
        long step = Double.doubleToRawLongBits(shifted);
        double r = z - (shifted - SHIFT);
        double power =
                Double.longBitsToDouble(
                        POWERS[(int) (step & (STEPS - 1))] + (step << (MANTISSA_BITS - STEP_BITS)));
        double high = CUBIC * r + SQUARE;
        double low = LINEAR * r + 1;
        return (float) ((high * (r * r) + low) * power);
    }
}

package io.tickflow.sandbox.testdata;

import java.util.Random;

/** Random draws that are the same on every machine: a specified generator and strict arithmetic. */
final class Dice {

    private static final int UNIFORMS_PER_GAUSSIAN = 12;

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code min} to {@code max}, both included. */
    long between(long min, long max) {
        return min + (long) (random.nextDouble() * (max - min + 1));
    }

    /** Mean 0, variance 1, by a sum of uniforms; tails end at 6. */
    double gaussian() {
        double sum = 0;
        for (int i = 0; i < UNIFORMS_PER_GAUSSIAN; i++) {
            sum += random.nextDouble();
        }
        return sum - UNIFORMS_PER_GAUSSIAN / 2.0;
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }
}

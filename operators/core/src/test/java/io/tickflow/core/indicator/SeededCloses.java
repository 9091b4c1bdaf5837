package io.tickflow.core.indicator;

import java.util.Random;

/** Closes that walk at random, jump now and then, and stand still for a while. */
final class SeededCloses {

    private SeededCloses() {}

    static double[] walk(long seed, int count) {
        var random = new Random(seed);
        double[] closes = new double[count];
        double close = 1.3;
        for (int i = 0; i < count; i++) {
            double kind = random.nextDouble();
            if (kind < 0.7) {
                close += 0.0001 * random.nextGaussian();
            } else if (kind < 0.72) {
                close *= 1 + 0.05 * random.nextGaussian();
            }
            closes[i] = close;
        }
        return closes;
    }
}

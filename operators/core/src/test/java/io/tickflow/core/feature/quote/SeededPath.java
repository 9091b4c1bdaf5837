package io.tickflow.core.feature.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A price over time: bursts within a millisecond, ordinary pace, and silences of minutes. */
public final class SeededPath {

    /** 2 May 2014, 12:00 UTC, epoch milliseconds. */
    public static final long NOON = 1_399_032_000_000L;

    /** A price at a time. */
    public record Point(long millis, double price) {}

    private SeededPath() {}

    /** Points of a seed. */
    public static List<Point> points(long seed, int count) {
        var random = new Random(seed);
        var points = new ArrayList<Point>();
        long millis = NOON + random.nextInt(60_000);
        double price = 1.3;
        for (int i = 0; i < count; i++) {
            double kind = random.nextDouble();
            if (kind < 0.01) {
                millis += random.nextInt(3_500_000);
            } else if (kind > 0.3) {
                millis += random.nextInt(2_000);
            }
            price += 1e-5 * (random.nextInt(7) - 3);
            points.add(new Point(millis, price));
        }
        return points;
    }

    /** The price held just before {@code millis}, the first one if there was none yet. */
    static double heldBefore(List<Point> points, long millis) {
        double held = points.get(0).price();
        for (Point point : points) {
            if (point.millis() >= millis) {
                break;
            }
            held = point.price();
        }
        return held;
    }
}

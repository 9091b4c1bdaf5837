package io.tickflow.core.feature.quote;

import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Quotes of one session as a feed gives them: flickering moves of one side or both, quiet and wild
 * times, bursts within a millisecond, spikes of the spread, silences of 1 s, 70 s and 59 minutes.
 */
public final class SeededQuotes {

    private static final double POINT = 1e-5;

    private final Random random;
    private long millis = SeededPath.NOON;
    private long bidPoints = 138_000;
    private int spreadPoints = 12;
    private int lastMove = 1;
    private double pace = 1;

    private SeededQuotes(long seed) {
        this.random = new Random(seed);
    }

    /** Ticks of a seed. */
    public static List<Tick> ticks(long seed, int count) {
        var quotes = new SeededQuotes(seed);
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < count; i++) {
            ticks.add(quotes.next());
        }
        return ticks;
    }

    /** A tick of EURUSD. */
    public static Tick tick(long millis, double bid, double ask) {
        return new Tick("EURUSD", millis, bid, ask, Double.NaN, 0, 0, 0, 0, 0);
    }

    private Tick next() {
        millis += silence();
        if (random.nextInt(2_000) == 0) {
            pace = 0.3 + 2 * random.nextDouble();
        }
        double kind = random.nextDouble();
        if (kind < 0.85) {
            int sign = random.nextDouble() < 0.6 ? -lastMove : lastMove;
            int size = 1 + random.nextInt(kind < 0.1 ? 6 : 2);
            lastMove = sign;
            boolean both = random.nextBoolean();
            boolean bidOnly = !both && random.nextBoolean();
            if (both || bidOnly) {
                bidPoints += (long) sign * size;
            }
            if (!both) {
                spreadPoints += bidOnly ? -sign * size : sign * size;
            }
        }
        int usual = random.nextInt(500) == 0 ? 80 : 12;
        spreadPoints += (usual - spreadPoints) / 5;
        spreadPoints = StrictMath.max(spreadPoints, 0);
        return tick(millis, bidPoints * POINT, (bidPoints + spreadPoints) * POINT);
    }

    private long silence() {
        double kind = random.nextDouble();
        if (kind < 0.3) {
            return 0;
        }
        if (kind < 0.305) {
            return 1_000;
        }
        if (kind < 0.3054) {
            return 70_000;
        }
        if (kind < 0.3055) {
            return 3_540_000;
        }
        return random.nextInt((int) (1_600 / pace));
    }
}

package io.tickflow.testkit;

import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded quotes of one symbol, including bad ones: bursts within a millisecond, gaps of minutes and
 * of hours, one-sided updates, locked, crossed, repeated, late, spiked and negative quotes. Equal
 * seeds give equal ticks. Not thread-safe.
 */
public final class SeededTicks {

    private static final long START_MILLIS = 1_399_032_000_000L;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final double POINT = 1e-5;
    private static final double BAD_SHARE = 0.02;

    private final Random random;
    private final String symbol;
    private final int partition;
    private long millis = START_MILLIS;
    private int bidPoints = 130_000;
    private int spreadPoints = 8;
    private long offset;
    private Tick last;

    /** Creates a feed of {@code symbol} in partition 0. */
    public SeededTicks(long seed, String symbol) {
        this(seed, symbol, 0);
    }

    /** Creates a feed of {@code symbol} in {@code partition}. */
    public SeededTicks(long seed, String symbol, int partition) {
        this.random = new Random(seed);
        this.symbol = symbol;
        this.partition = partition;
        this.last = quote(0, 0);
    }

    /** Returns the next {@code count} ticks. */
    public List<Tick> next(int count) {
        var ticks = new ArrayList<Tick>(count);
        for (int i = 0; i < count; i++) {
            ticks.add(next());
        }
        return ticks;
    }

    /** Returns the next tick. */
    public Tick next() {
        if (random.nextDouble() < BAD_SHARE) {
            return bad();
        }
        moveTime();
        movePrices();
        last = quote(bidPoints * POINT, (bidPoints + spreadPoints) * POINT);
        return last;
    }

    private void moveTime() {
        double pace = random.nextDouble();
        if (pace < 0.0005) {
            millis += HOUR_MILLIS + random.nextInt((int) HOUR_MILLIS);
        } else if (pace < 0.005) {
            millis += random.nextInt((int) HOUR_MILLIS / 10);
        } else if (pace < 0.7) {
            millis += random.nextInt(2_500);
        } else if (pace < 0.9) {
            millis += random.nextInt(5);
        }
    }

    private void movePrices() {
        int side = random.nextInt(3);
        int points = random.nextInt(7) - 3;
        if (side != 1) {
            bidPoints += points;
        }
        if (side == 0) {
            spreadPoints -= points;
        } else if (side == 1) {
            spreadPoints += points;
        }
        spreadPoints = Math.max(0, Math.min(spreadPoints, 30));
    }

    private Tick bad() {
        double bid = last.bid();
        double ask = last.ask();
        return switch (random.nextInt(6)) {
            case 0 -> quote(ask + POINT, bid);
            case 1 -> last;
            case 2 -> at(last.eventTimeMillis() - 1 - random.nextInt(5_000), bid, ask);
            case 3 -> quote(bid * 1.5, ask * 1.5);
            case 4 -> quote(-bid, ask);
            default -> quote(Double.NaN, ask);
        };
    }

    private Tick quote(double bid, double ask) {
        return at(millis, bid, ask);
    }

    private Tick at(long eventTimeMillis, double bid, double ask) {
        long appendTimeMillis = eventTimeMillis + random.nextInt(100);
        return new Tick(
                symbol,
                eventTimeMillis,
                bid,
                ask,
                Double.NaN,
                0,
                6,
                partition,
                offset++,
                appendTimeMillis);
    }
}

package io.tickflow.sandbox.testdata;

/**
 * Generates the times of ticks: in clusters, whose distance follows the hour of the day, with rare
 * quiet spells of more than a minute and rare bursts of hundreds in a second.
 */
final class TickClock {

    private static final double TICKS_PER_CLUSTER = 3;
    private static final double DAY_MILLIS = 86_400_000;
    private static final double QUIET_CHANCE = 0.002;
    private static final double BURST_CHANCE = 0.0005;

    private final SymbolSpec symbol;
    private final Dice dice;
    private long burstLeft;
    private long millis;

    TickClock(SymbolSpec symbol, long startMillis, Dice dice) {
        this.symbol = symbol;
        this.dice = dice;
        this.millis = symbol.closed().nextOpen(startMillis);
    }

    /** Time of the next tick. */
    long next() {
        millis = symbol.closed().nextOpen(millis + distance());
        return millis;
    }

    boolean inBurst() {
        return burstLeft > 0;
    }

    private long distance() {
        if (burstLeft > 0) {
            burstLeft--;
            return dice.between(0, 4);
        }
        if (!dice.chance(1 / TICKS_PER_CLUSTER)) {
            return withinCluster();
        }
        if (dice.chance(BURST_CHANCE)) {
            burstLeft = dice.between(300, 420);
        }
        if (dice.chance(QUIET_CHANCE)) {
            return dice.between(60_500, 200_000);
        }
        double mean =
                DAY_MILLIS
                        * TICKS_PER_CLUSTER
                        / symbol.ticksPerDay()
                        / symbol.closed().activityAt(millis);
        return 200 + (long) dice.exponential(mean);
    }

    private long withinCluster() {
        if (dice.chance(0.01)) {
            return 0;
        }
        if (dice.chance(0.3)) {
            return dice.between(1, 12);
        }
        return dice.chance(0.7) ? dice.between(20, 300) : dice.between(300, 1_500);
    }
}

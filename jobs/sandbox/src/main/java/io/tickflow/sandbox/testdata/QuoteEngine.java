package io.tickflow.sandbox.testdata;

/**
 * The quotes of a market maker, in points. A fair price wanders with a volatility that clusters;
 * quotes flicker around it, more in some spells than in others, so that the next quotes tend back
 * to it. That is what a model of the mean of the next five mid prices can learn, as in real feeds;
 * it is nothing to earn money with.
 */
final class QuoteEngine {

    private static final double FAIR_MOVE = 0.05;
    private static final double VOLATILITY_MEMORY = 0.998;
    private static final double VOLATILITY_NOISE = 0.04;
    private static final double SPELL_CHANGE_CHANCE = 0.002;
    private static final double CALM_FLICKER = 0.3;
    private static final double BOTH_SIDES_SHARE = 0.55;
    private static final double BURST_FACTOR = 2;

    private final SymbolSpec symbol;
    private final Dice dice;
    private double fairPoints;
    private double volatilityLog;
    private boolean flickering;
    private boolean dirty;
    private long bidPoints;
    private long askPoints;

    QuoteEngine(SymbolSpec symbol, Dice dice) {
        this.symbol = symbol;
        this.dice = dice;
        this.fairPoints = symbol.startPoints();
        quoteBoth(1);
    }

    long bidPoints() {
        return bidPoints;
    }

    long askPoints() {
        return askPoints;
    }

    /** Makes the next quote. */
    void next(boolean inBurst) {
        volatilityLog = VOLATILITY_MEMORY * volatilityLog + VOLATILITY_NOISE * dice.gaussian();
        double stress = (inBurst ? BURST_FACTOR : 1) * StrictMath.exp(volatilityLog);
        fairPoints += FAIR_MOVE * symbol.spreadPoints() * stress * dice.gaussian();
        if (dice.chance(SPELL_CHANGE_CHANCE)) {
            flickering = !flickering;
        }
        quote(inBurst ? BURST_FACTOR : 1);
    }

    private void quote(double widening) {
        if (dirty || dice.chance(BOTH_SIDES_SHARE)) {
            quoteBoth(widening);
        } else if (dice.chance(0.5)) {
            bidPoints = Math.min(bid(flicker(), widening), askPoints - 1);
        } else {
            askPoints = Math.max(ask(flicker(), widening), bidPoints + 1);
        }
        dirty = dice.chance(symbol.crossedShare() + symbol.lockedShare());
        if (dirty) {
            double crossed = symbol.crossedShare() / (symbol.crossedShare() + symbol.lockedShare());
            bidPoints = askPoints + (dice.chance(crossed) ? dice.between(1, 3) : 0);
        }
    }

    private void quoteBoth(double widening) {
        double flicker = flicker();
        bidPoints = bid(flicker, widening);
        askPoints = Math.max(ask(flicker, widening), bidPoints + 1);
    }

    private double flicker() {
        double share = symbol.flicker() * (flickering ? 1 : CALM_FLICKER);
        return share * symbol.spreadPoints() * dice.gaussian();
    }

    private long bid(double flicker, double widening) {
        return (long) StrictMath.rint(fairPoints + flicker - halfSpread(widening));
    }

    private long ask(double flicker, double widening) {
        return (long) StrictMath.rint(fairPoints + flicker + halfSpread(widening));
    }

    private double halfSpread(double widening) {
        return 0.5 * symbol.spreadPoints() * widening * (0.9 + 0.02 * dice.between(0, 10));
    }
}

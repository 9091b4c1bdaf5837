package io.tickflow.bench.jmh;

import io.tickflow.bench.SymbolDraw;
import io.tickflow.core.market.Tick;
import java.util.Random;

/**
 * Endless seeded feed of many symbols in random order, about one tick per second and symbol on
 * average; each batch continues the previous one.
 */
final class Feed {

    private static final long START_MILLIS = 1_399_032_000_000L;
    private static final double POINT = 1e-5;
    private static final int SECOND_MILLIS = 1_000;

    private final Random random = new Random(1);
    private final SymbolDraw draw;
    private final String[] names;
    private final int[] bidPoints;
    private final long stepMicros;
    private long micros;

    Feed(int symbols, boolean zipf) {
        draw = new SymbolDraw(symbols, zipf);
        names = new String[symbols];
        bidPoints = new int[symbols];
        for (int i = 0; i < symbols; i++) {
            names[i] = "SYM" + i;
            bidPoints[i] = 100_000 + 10 * i;
        }
        stepMicros = 1_000L * SECOND_MILLIS / symbols;
    }

    /** Returns the next ticks; {@code symbols} receives the number of each tick's symbol. */
    Tick[] next(int count, int[] symbols) {
        var ticks = new Tick[count];
        for (int i = 0; i < count; i++) {
            int symbol = draw.symbol(random.nextLong());
            micros += 2 * (long) (random.nextDouble() * stepMicros);
            bidPoints[symbol] += random.nextInt(5) - 2;
            double bid = bidPoints[symbol] * POINT;
            double ask = (bidPoints[symbol] + 4 + random.nextInt(8)) * POINT;
            long millis = START_MILLIS + micros / SECOND_MILLIS;
            symbols[i] = symbol;
            ticks[i] = new Tick(names[symbol], millis, bid, ask, Double.NaN, 0, 6, 0, i, millis);
        }
        return ticks;
    }
}

package io.tickflow.bench.pipeline;

import io.tickflow.bench.SymbolDraw;
import io.tickflow.core.market.Tick;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Generates ticks of many symbols as a pure function of the tick's number, uniformly or by Zipf's
 * law with exponent 1. About one tick per second and symbol on average.
 */
final class TickGenerator implements MapFunction<Long, Tick> {

    private static final long START_MILLIS = 1_399_032_000_000L;
    private static final double POINT = 1e-5;

    private final int symbols;
    private final SymbolDraw draw;
    private transient String[] names;

    @SuppressWarnings("NullAway.Init") // Filled by the first call on the machine of the task.
    TickGenerator(int symbols, boolean zipf) {
        this.symbols = symbols;
        this.draw = new SymbolDraw(symbols, zipf);
    }

    @Override
    public Tick map(Long number) {
        if (names == null) {
            prepare();
        }
        long bits = mix(number);
        int symbol = draw.symbol(bits);
        long move = mix(bits);
        int points = 100_000 + 10 * symbol + (int) (move & 63);
        double bid = points * POINT;
        double ask = (points + 4 + (int) (move >>> 8 & 7)) * POINT;
        long millis = START_MILLIS + number * 1_000 / symbols;
        return new Tick(names[symbol], millis, bid, ask, Double.NaN, 0, 6, 0, number, millis);
    }

    private void prepare() {
        names = new String[symbols];
        for (int i = 0; i < symbols; i++) {
            names[i] = "SYM" + i;
        }
    }

    private static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

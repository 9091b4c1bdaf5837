package io.tickflow.core.bar;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.PriceRule;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickGate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the accepted ticks of one symbol into bars, which are the bars of the feature stage by the
 * same rules, and adds the smallest spread. Not thread-safe.
 */
public final class BarRecorder {

    private final TickGate gate = new TickGate();
    private final BarPrice price;
    private final BarBuilder builder;
    private final Consumer<RecordedBar> bars;

    /** Time of the last accepted tick; 0 before the first. */
    private long lastMillis;

    /** Smallest spread of the forming bar. */
    private double spread = Double.POSITIVE_INFINITY;

    /**
     * Creates a recorder without bars.
     *
     * @param prices that the symbol can have
     * @param bars takes each bar when it closes
     */
    public BarRecorder(
            String symbol,
            BarSpec spec,
            BarRules rules,
            PriceRule prices,
            Consumer<RecordedBar> bars) {
        this.price = rules.price();
        this.builder = rules.builder(spec);
        this.bars = bars;
        builder.follow(rules.sessionOf(symbol));
        gate.follow(prices);
    }

    /** Takes in the next tick of the symbol; null if it was accepted. */
    public @Nullable DeadLetterCode add(Tick given) {
        Tick tick = gate.quoted(given.settledAfter(lastMillis));
        DeadLetterCode rejection = gate.admit(tick);
        lastMillis = rejection == null ? tick.eventTimeMillis() : lastMillis;
        double ofBar = rejection == null ? price.of(tick) : Double.NaN;
        if (!Double.isNaN(ofBar)) {
            addToBar(tick, ofBar);
        }
        return rejection;
    }

    private void addToBar(Tick tick, double ofBar) {
        boolean closes = builder.add(tick.eventTimeMillis(), ofBar, tick.tradedVolume());
        int ticks = builder.forming().ticks();
        if (ticks != 1) {
            spread = StrictMath.min(spread, tick.spread());
        }
        if (closes) {
            bars.accept(recorded(builder.closed(), false));
        }
        if (ticks <= 1) {
            spread = ticks == 1 ? tick.spread() : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Ends the series: gives out the last bar if there is one.
     *
     * @param untilMillis time up to which all ticks were added: a bar that ends by then is closed
     */
    public void end(long untilMillis) {
        Bar last = builder.forming();
        if (last.ticks() > 0) {
            long endMillis = builder.openUntilMillis();
            bars.accept(recorded(last, endMillis == 0 || endMillis > untilMillis));
        }
    }

    private RecordedBar recorded(Bar bar, boolean isForming) {
        return new RecordedBar(
                bar.startMillis(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.ticks(),
                bar.volume(),
                spread,
                isForming);
    }
}

package io.tickflow.core.indicator.volume;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.Ring;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Volume-weighted average price of the last {@code period} bars: the mean of their typical prices
 * (high + low + close) / 3, weighted by their count of ticks, the volume of MetaTrader 5 for
 * currencies. Price units, within the range of the bars.
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before; settled at once. A close and a
 * value on a forming bar cost O({@code period}), as running sums would drift. Not thread-safe.
 */
public final class Vwap implements FormingIndicator {

    /** {@code vwap(period=20)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "vwap",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 20, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "vwap",
                                    FeatureUnit.PRICE,
                                    "mean of (high + low + close) / 3 of the last period bars,"
                                            + " weighted by ticks")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, (int) p[0] - 1),
                    p -> new Vwap((int) p[0]));

    private final Ring prices;
    private final Ring volumes;

    /** Starts empty; {@code period} bars, at least 1. */
    Vwap(int period) {
        this.prices = new Ring(period);
        this.volumes = new Ring(period);
    }

    @Override
    public void update(Bar closed) {
        prices.add(typical(closed));
        volumes.add(closed.ticks());
    }

    private static double typical(Bar bar) {
        return (bar.high() + bar.low() + bar.close()) / 3;
    }

    @Override
    public double value(int output) {
        return prices.isFull() ? averageTo(prices.back(0), volumes.back(0), 1) : Double.NaN;
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return prices.count() + 1 < prices.size()
                ? Double.NaN
                : averageTo(typical(forming), forming.ticks(), 0);
    }

    /**
     * Average of the newest bar and the {@code period - 1} before it, the first at age {@code
     * from}.
     */
    private double averageTo(double newest, double newestVolume, int from) {
        double volume = newestVolume;
        double weighted = 0;
        for (int age = from; age < from + prices.size() - 1; age++) {
            double away = prices.back(age) - newest;
            weighted += volumes.back(age) * away;
            volume += volumes.back(age);
        }
        return newest + weighted / volume;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        prices.write(out);
        volumes.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        prices.readFrom(in);
        volumes.readFrom(in);
    }
}

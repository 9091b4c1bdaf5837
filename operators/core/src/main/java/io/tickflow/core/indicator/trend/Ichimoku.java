package io.tickflow.core.indicator.trend;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.Ring;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ichimoku Kinko Hyo (Hosoda, 1969). {@code mid(n)} is the mean of the highest high and the lowest
 * low of the last n bars.
 *
 * <ul>
 *   <li>{@code ichimoku_tenkan} = mid(tenkan), {@code ichimoku_kijun} = mid(kijun).
 *   <li>{@code ichimoku_lead_a} = (tenkan + kijun) / 2, {@code ichimoku_lead_b} = mid(senkou): the
 *       newest points of the cloud, which a chart draws {@code kijun} bars ahead.
 *   <li>{@code ichimoku_span_a}, {@code ichimoku_span_b}: the cloud that a chart draws at this bar,
 *       which are the leads of {@code kijun} bars ago.
 *   <li>{@code ichimoku_chikou}: the close minus the close {@code kijun} bars ago. A chart draws
 *       the close {@code kijun} bars back, beside that older close; the point that it draws at this
 *       bar lies in the future, and is no feature.
 * </ul>
 *
 * <p>The displacement is {@code kijun} bars, as in MetaTrader 5; nothing looks ahead. Price units.
 * NaN before the first valid index; settled at once. A close and a value on a forming bar cost
 * O({@code kijun + senkou}). Not thread-safe.
 */
public final class Ichimoku implements FormingIndicator {

    private static final int TENKAN = 0;
    private static final int KIJUN = 1;
    private static final int SPAN_A = 2;
    private static final int SPAN_B = 3;
    private static final int LEAD_A = 4;
    private static final int LEAD_B = 5;
    private static final int CHIKOU = 6;

    /** {@code ichimoku(tenkan=9, kijun=26, senkou=52)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "ichimoku",
                    1,
                    List.of(
                            IndicatorKind.Parameter.period("tenkan", 9, 1),
                            IndicatorKind.Parameter.period("kijun", 26, 1),
                            IndicatorKind.Parameter.period("senkou", 52, 1)),
                    List.of(
                            output("tenkan", "middle of the range of tenkan bars"),
                            output("kijun", "middle of the range of kijun bars"),
                            output("span_a", "ichimoku_lead_a of kijun bars ago: the cloud here"),
                            output("span_b", "ichimoku_lead_b of kijun bars ago: the cloud here"),
                            output(
                                    "lead_a",
                                    "(tenkan + kijun) / 2, which charts draw kijun bars ahead"),
                            output(
                                    "lead_b",
                                    "middle of the range of senkou bars, drawn kijun bars ahead"),
                            output(
                                    "chikou",
                                    "close minus the close kijun bars ago, beside which charts"
                                            + " draw it")),
                    Ichimoku::readiness,
                    p -> new Ichimoku((int) p[0], (int) p[1], (int) p[2]));

    private final int tenkan;
    private final int kijun;
    private final int senkou;
    private final Ring highs;
    private final Ring lows;
    private final Ring closes;
    private final double[] values = new double[CHIKOU + 1];

    /** Starts empty; periods of at least 1 bar. */
    Ichimoku(int tenkan, int kijun, int senkou) {
        this.tenkan = tenkan;
        this.kijun = kijun;
        this.senkou = senkou;
        int longest = StrictMath.max(StrictMath.max(tenkan, kijun), senkou);
        this.highs = new Ring(longest + kijun);
        this.lows = new Ring(longest + kijun);
        this.closes = new Ring(kijun + 1);
        takeValues();
    }

    private static IndicatorKind.Output output(String line, String meaning) {
        return new IndicatorKind.Output("ichimoku_" + line, FeatureUnit.PRICE, meaning);
    }

    private static IndicatorKind.Warmup readiness(double[] p, int output) {
        int tenkan = (int) p[0];
        int kijun = (int) p[1];
        int senkou = (int) p[2];
        int leadA = StrictMath.max(tenkan, kijun) - 1;
        int first =
                switch (output) {
                    case TENKAN -> tenkan - 1;
                    case KIJUN -> kijun - 1;
                    case SPAN_A -> leadA + kijun;
                    case SPAN_B -> senkou - 1 + kijun;
                    case LEAD_A -> leadA;
                    case LEAD_B -> senkou - 1;
                    case CHIKOU -> kijun;
                    default -> throw new IndexOutOfBoundsException(output);
                };
        return new IndicatorKind.Warmup(first, first);
    }

    @Override
    public void update(Bar closed) {
        highs.add(closed.high());
        lows.add(closed.low());
        closes.add(closed.close());
        takeValues();
    }

    private void takeValues() {
        for (int output = 0; output < values.length; output++) {
            values[output] = of(null, output);
        }
    }

    @Override
    public double value(int output) {
        return values[output];
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return of(forming, output);
    }

    /** Computes an output; {@code forming} stands before the bars of the rings. */
    private double of(@Nullable Bar forming, int output) {
        return switch (output) {
            case TENKAN -> middle(forming, 0, tenkan);
            case KIJUN -> middle(forming, 0, kijun);
            case SPAN_A -> leadA(forming, kijun);
            case SPAN_B -> middle(forming, kijun, senkou);
            case LEAD_A -> leadA(forming, 0);
            case LEAD_B -> middle(forming, 0, senkou);
            case CHIKOU -> chikou(forming);
            default -> throw new IndexOutOfBoundsException(output);
        };
    }

    private double leadA(@Nullable Bar forming, int ago) {
        return (middle(forming, ago, tenkan) + middle(forming, ago, kijun)) / 2;
    }

    private double middle(@Nullable Bar forming, int ago, int length) {
        int shift = forming == null ? 0 : 1;
        if (highs.count() + shift < ago + length) {
            return Double.NaN;
        }
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        int age = ago;
        if (forming != null && ago == 0) {
            highest = forming.high();
            lowest = forming.low();
            age = 1;
        }
        for (; age < ago + length; age++) {
            highest = StrictMath.max(highest, highs.back(age - shift));
            lowest = StrictMath.min(lowest, lows.back(age - shift));
        }
        return (highest + lowest) / 2;
    }

    private double chikou(@Nullable Bar forming) {
        int shift = forming == null ? 0 : 1;
        if (closes.count() + shift <= kijun) {
            return Double.NaN;
        }
        double close = forming == null ? closes.back(0) : forming.close();
        return close - closes.back(kijun - shift);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        highs.write(out);
        lows.write(out);
        closes.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        highs.readFrom(in);
        lows.readFrom(in);
        closes.readFrom(in);
        takeValues();
    }
}

package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.tickflow.core.bar.Bar;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Values of TA-Lib 0.4 for a series of bars: a number for each bar, NaN where TA-Lib has none.
 * TA-Lib treats values below 1e-8 as 0, so prices are multiplied by a power of two, which changes
 * no digit.
 */
final class TaLib {

    interface Call {
        RetCode run(int last, MInteger begin, MInteger length, double[][] outputs);
    }

    interface PatternCall {
        RetCode run(
                int first,
                int last,
                double[] open,
                double[] high,
                double[] low,
                double[] close,
                MInteger begin,
                MInteger length,
                int[] output);
    }

    private final Core core = new Core();
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] ticks;
    private final double scale;

    TaLib(List<Bar> bars) {
        this.scale = StrictMath.scalb(1.0, 40 - StrictMath.getExponent(bars.get(0).close()));
        this.open = scaled(bars, Bar::open);
        this.high = scaled(bars, Bar::high);
        this.low = scaled(bars, Bar::low);
        this.close = scaled(bars, Bar::close);
        this.ticks = bars.stream().mapToDouble(Bar::ticks).toArray();
    }

    private double[] scaled(List<Bar> bars, ToDoubleFunction<Bar> price) {
        return bars.stream().mapToDouble(price).map(x -> x * scale).toArray();
    }

    double[] rsi(int period) {
        return first((end, b, n, out) -> core.rsi(0, end, close, period, b, n, out[0]));
    }

    /** macd, its signal, its histogram. */
    double[] macd(int fast, int slow, int signal, int output) {
        return prices(
                numbers(
                        output,
                        (end, b, n, out) ->
                                core.macd(
                                        0, end, close, fast, slow, signal, b, n, out[0], out[1],
                                        out[2])));
    }

    double[] sma(int period) {
        return prices(first((end, b, n, out) -> core.sma(0, end, close, period, b, n, out[0])));
    }

    double[] wma(int period) {
        return prices(first((end, b, n, out) -> core.wma(0, end, close, period, b, n, out[0])));
    }

    double[] ema(int period) {
        return prices(first((end, b, n, out) -> core.ema(0, end, close, period, b, n, out[0])));
    }

    /** Upper band, middle, lower band. */
    double[] bollinger(int period, double width, int output) {
        return prices(
                numbers(
                        output,
                        (end, b, n, out) ->
                                core.bbands(
                                        0,
                                        end,
                                        close,
                                        period,
                                        width,
                                        width,
                                        MAType.Sma,
                                        b,
                                        n,
                                        out[0],
                                        out[1],
                                        out[2])));
    }

    double[] atr(int period) {
        return prices(
                first(
                        (end, b, n, out) ->
                                core.atr(0, end, high, low, close, period, b, n, out[0])));
    }

    double[] adx(int period) {
        return first((end, b, n, out) -> core.adx(0, end, high, low, close, period, b, n, out[0]));
    }

    double[] plusDi(int period) {
        return first(
                (end, b, n, out) -> core.plusDI(0, end, high, low, close, period, b, n, out[0]));
    }

    double[] minusDi(int period) {
        return first(
                (end, b, n, out) -> core.minusDI(0, end, high, low, close, period, b, n, out[0]));
    }

    /** Slow %K, slow %D. */
    double[] stochastic(int k, int slowing, int d, int output) {
        return numbers(
                output,
                (end, b, n, out) ->
                        core.stoch(
                                0,
                                end,
                                high,
                                low,
                                close,
                                k,
                                slowing,
                                MAType.Sma,
                                d,
                                MAType.Sma,
                                b,
                                n,
                                out[0],
                                out[1]));
    }

    double[] cci(int period) {
        return first((end, b, n, out) -> core.cci(0, end, high, low, close, period, b, n, out[0]));
    }

    double[] williamsR(int period) {
        return first(
                (end, b, n, out) -> core.willR(0, end, high, low, close, period, b, n, out[0]));
    }

    double[] roc(int period) {
        return first((end, b, n, out) -> core.roc(0, end, close, period, b, n, out[0]));
    }

    double[] max(int period) {
        return prices(first((end, b, n, out) -> core.max(0, end, high, period, b, n, out[0])));
    }

    double[] min(int period) {
        return prices(first((end, b, n, out) -> core.min(0, end, low, period, b, n, out[0])));
    }

    double[] sar(double acceleration, double maximum) {
        return prices(
                first(
                        (end, b, n, out) ->
                                core.sar(0, end, high, low, acceleration, maximum, b, n, out[0])));
    }

    /** Running total, with ticks as volume. */
    double[] obv() {
        return first((end, b, n, out) -> core.obv(0, end, close, ticks, b, n, out[0]));
    }

    /** Fast %K, fast %D. */
    double[] stochRsi(int period, int k, int d, int output) {
        return numbers(
                output,
                (end, b, n, out) ->
                        core.stochRsi(
                                0, end, close, period, k, d, MAType.Sma, b, n, out[0], out[1]));
    }

    /** 1, 0 or -1. */
    double[] pattern(PatternCall call) {
        var output = new int[close.length];
        return aligned(
                (end, b, n, out) -> call.run(0, end, open, high, low, close, b, n, output),
                ignored -> Arrays.stream(output).mapToDouble(x -> x / 100.0).toArray());
    }

    private double[] first(Call call) {
        return numbers(0, call);
    }

    private double[] numbers(int output, Call call) {
        return aligned(call, outputs -> outputs[output]);
    }

    private double[] aligned(Call call, Function<double[][], double[]> chosen) {
        var outputs = new double[3][close.length];
        var begin = new MInteger();
        var length = new MInteger();
        assertThat(call.run(close.length - 1, begin, length, outputs)).isEqualTo(RetCode.Success);
        var aligned = new double[close.length];
        Arrays.fill(aligned, Double.NaN);
        System.arraycopy(chosen.apply(outputs), 0, aligned, begin.value, length.value);
        return aligned;
    }

    private double[] prices(double[] values) {
        return Arrays.stream(values).map(x -> x / scale).toArray();
    }
}

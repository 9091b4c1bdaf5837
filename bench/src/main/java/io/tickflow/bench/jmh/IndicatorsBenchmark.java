package io.tickflow.bench.jmh;

import io.tickflow.core.bar.BarBuilder;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import io.tickflow.core.market.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandFacade;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Cost of nine indicator values at each tick, as if the forming minute closed now: RSI(14),
 * MACD(12, 26, 9) with signal and histogram, SMA(20), EMA(20), %B and bandwidth of Bollinger(20,
 * 2), and the close; computed here and by ta4j from the same ticks of one symbol.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class IndicatorsBenchmark {

    private static final int BATCH = 1 << 14;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int BARS_KEPT = 500;
    private static final List<String> FUNCTIONS =
            List.of(
                    "rsi",
                    "macd",
                    "macd_signal",
                    "macd_hist",
                    "sma",
                    "ema",
                    "bb_pct_b",
                    "bb_bandwidth");

    private final int[] order = new int[BATCH];
    private final Feed feed = new Feed(1, false);
    private Tick[] ticks = {};

    private final BarBuilder bars = BarSpec.parse("M1").builder();
    private final List<FormingIndicator> indicators = new ArrayList<>();
    private FormingIndicator[] sources = {};
    private int[] outputs = {};

    private BarSeries series = new BaseBarSeriesBuilder().build();
    private List<Indicator<Num>> theirs = List.of();
    private long formingStart;

    @Setup(Level.Trial)
    public void begin() {
        beginOurs();
        beginTheirs();
    }

    private void beginOurs() {
        var byKind = new HashMap<IndicatorKind, FormingIndicator>();
        sources = new FormingIndicator[FUNCTIONS.size()];
        outputs = new int[FUNCTIONS.size()];
        for (int i = 0; i < sources.length; i++) {
            var function = IndicatorKinds.ofFunction(FUNCTIONS.get(i)).orElseThrow();
            sources[i] = byKind.computeIfAbsent(function.kind(), IndicatorsBenchmark::create);
            outputs[i] = function.output();
        }
        indicators.addAll(byKind.values());
    }

    private static FormingIndicator create(IndicatorKind kind) {
        double[] usual =
                kind.parameters().stream().mapToDouble(IndicatorKind.Parameter::usual).toArray();
        return (FormingIndicator) kind.factory().create(usual);
    }

    private void beginTheirs() {
        series =
                new BaseBarSeriesBuilder()
                        .withNumTypeOf(DoubleNum.class)
                        .withMaxBarCount(BARS_KEPT)
                        .build();
        var close = new ClosePriceIndicator(series);
        var macd = new MACDIndicator(close, 12, 26);
        var bollinger = new BollingerBandFacade(series, 20, 2);
        theirs =
                List.of(
                        new RSIIndicator(close, 14),
                        macd,
                        macd.getSignalLine(9),
                        macd.getHistogram(9),
                        new SMAIndicator(close, 20),
                        new EMAIndicator(close, 20),
                        bollinger.percentB(),
                        bollinger.bandwidth());
    }

    /** Generates ticks outside the measurement. */
    @Setup(Level.Invocation)
    public void nextTicks() {
        ticks = feed.next(BATCH, order);
    }

    /** Computes the values here. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void tickflow(Blackhole hole) {
        for (Tick tick : ticks) {
            if (bars.add(tick.eventTimeMillis(), tick.mid())) {
                for (FormingIndicator indicator : indicators) {
                    indicator.update(bars.closed());
                }
            }
            for (int i = 0; i < sources.length; i++) {
                hole.consume(sources[i].valueWith(bars.forming(), outputs[i]));
            }
        }
    }

    /**
     * Computes the values with ta4j: the forming bar is the last of the series, and its price is
     * replaced.
     */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void ta4j(Blackhole hole) {
        for (Tick tick : ticks) {
            long start = tick.eventTimeMillis() / MINUTE_MILLIS * MINUTE_MILLIS;
            if (start > formingStart) {
                formingStart = start;
                series.addBar(
                        Duration.ofMinutes(1),
                        endOf(start),
                        tick.mid(),
                        tick.mid(),
                        tick.mid(),
                        tick.mid(),
                        0);
            } else {
                series.addPrice(tick.mid());
            }
            int last = series.getEndIndex();
            for (Indicator<Num> indicator : theirs) {
                hole.consume(indicator.getValue(last).doubleValue());
            }
        }
    }

    private static ZonedDateTime endOf(long startMillis) {
        return ZonedDateTime.ofInstant(
                Instant.ofEpochMilli(startMillis + MINUTE_MILLIS), ZoneOffset.UTC);
    }
}

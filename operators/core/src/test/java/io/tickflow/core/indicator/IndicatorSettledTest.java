package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.fail;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Independence of every output from the start of the series, from its settled index on. */
class IndicatorSettledTest {

    private static Stream<KindCase> cases() {
        return KindCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldForgetStartOnceSettled(KindCase which) {
        long seed = 24;
        checkSettled(which, SeededBars.walk(seed, 9_000), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD", "XAUUSD"})
    void shouldForgetStartOnRealBarsOnceSettled(String symbol) throws IOException {
        List<Bar> bars = RealBars.of(symbol, 6_000);
        for (IndicatorKind kind : IndicatorKinds.all()) {
            checkSettled(new KindCase(kind, Run.usual(kind)), bars, symbol);
        }
    }

    private static void checkSettled(KindCase which, List<Bar> bars, String series) {
        double[][] longRun = Run.over(bars, which.kind(), which.parameters());
        for (int start : new int[] {1, 37, 250, 700, 901, 1_111}) {
            List<Bar> later = bars.subList(start, bars.size());
            double[][] values = Run.over(later, which.kind(), which.parameters());
            for (int output = 0; output < values.length; output++) {
                IndicatorKind.Warmup readiness = which.readiness(output);
                boolean window = readiness.firstValid() == readiness.settled();
                double range = rangeOf(longRun[output], readiness.settled());
                double allowed = (window ? 1e-9 : 1e-3) * range;
                for (int i = readiness.settled(); i < later.size(); i++) {
                    double away = StrictMath.abs(values[output][i] - longRun[output][start + i]);
                    if (!(away <= allowed)) {
                        fail(
                                "%s output %d on %s from %d at %d: away by %s of range %s",
                                which, output, series, start, i, away, range);
                    }
                }
            }
        }
    }

    private static double rangeOf(double[] values, int from) {
        double[] settled = Arrays.copyOfRange(values, from, values.length);
        return Arrays.stream(settled).max().orElseThrow()
                - Arrays.stream(settled).min().orElseThrow();
    }
}

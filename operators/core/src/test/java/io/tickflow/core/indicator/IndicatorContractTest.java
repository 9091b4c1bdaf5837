package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.core.bar.Bar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind, with usual, smallest, odd and large parameters. */
class IndicatorContractTest {

    private static final int STATE_BYTES_FIXED = 64;
    private static final int STATE_BYTES_A_BAR = 3 * 8;

    /** Candles that a pattern looks at, four prices each. */
    private static final int PATTERN_BARS = 14;

    private record Case(IndicatorKind kind, double[] parameters) {

        private Indicator create() {
            return Run.create(kind, parameters);
        }

        private int outputs() {
            return kind.outputs().size();
        }

        private IndicatorKind.Readiness readiness(int output) {
            return kind.warmup().of(parameters, output);
        }

        @Override
        public String toString() {
            return kind.name() + Arrays.toString(parameters);
        }
    }

    private static Stream<Case> cases() {
        return IndicatorKinds.all().stream()
                .flatMap(
                        kind ->
                                Stream.of(usual(kind), smallest(kind), odd(kind), large(kind))
                                        .distinct()
                                        .map(list -> list.stream().mapToDouble(x -> x).toArray())
                                        .map(parameters -> new Case(kind, parameters)));
    }

    private static List<Double> usual(IndicatorKind kind) {
        return kind.parameters().stream().map(IndicatorKind.Parameter::usual).toList();
    }

    private static List<Double> smallest(IndicatorKind kind) {
        return kind.parameters().stream().map(IndicatorKind.Parameter::min).toList();
    }

    private static List<Double> odd(IndicatorKind kind) {
        var parameters = new ArrayList<Double>();
        for (IndicatorKind.Parameter parameter : kind.parameters()) {
            parameters.add(parameter.whole() ? 7.0 + 3 * parameters.size() : 0.77);
        }
        return parameters;
    }

    private static List<Double> large(IndicatorKind kind) {
        return kind.parameters().stream()
                .map(parameter -> parameter.whole() ? 199 : parameter.max())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveNumbersFromItsFirstValidIndexOn(Case which) {
        double[][] values = Run.over(SeededBars.wild(21, 1_500), which.kind(), which.parameters());
        for (int output = 0; output < values.length; output++) {
            assertThat(Run.firstNumber(values[output]))
                    .as("%s output %d", which, output)
                    .isEqualTo(which.readiness(output).firstValid());
            assertThat(Arrays.stream(values[output]).anyMatch(Double::isInfinite)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheSameBitsWhenItIsStoredAndLoadedAtEveryBar(Case which) throws IOException {
        long seed = 22;
        Indicator kept = which.create();
        Indicator stored = which.create();
        int i = 0;
        for (Bar bar : SeededBars.wild(seed, 700)) {
            kept.update(bar);
            stored.update(bar);
            stored = loaded(which, bytesOf(stored));
            assertSameBits(stored, kept, which, "seed %d bar %d".formatted(seed, i++));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldValueAFormingBarAsIfItClosed(Case which) {
        assumeTrue(which.create() instanceof FormingIndicator, which + " only knows closed bars");
        long seed = 23;
        List<Bar> bars = SeededBars.times(SeededBars.wild(seed, 1_500), 1e-5);
        var asked = (FormingIndicator) which.create();
        Indicator closing = which.create();
        for (int i = 0; i + 1 < bars.size(); i++) {
            closing.update(bars.get(i));
            for (int output = 0; output < which.outputs(); output++) {
                asked.valueWith(bars.get(i + 1), output);
                assertSame(
                        asked.valueWith(bars.get(i), output),
                        closing.value(output),
                        "%s output %d seed %d bar %d".formatted(which, output, seed, i));
            }
            asked.update(bars.get(i));
            assertSameBits(asked, closing, which, "seed %d bar %d".formatted(seed, i));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldNotDependOnTheStartFromItsSettledIndexOn(Case which) {
        long seed = 24;
        checkSettled(which, SeededBars.walk(seed, 9_000), "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldNotLookAhead(Case which) {
        long seed = 25;
        int same = 900;
        List<Bar> bars = SeededBars.wild(seed, 1_000);
        var others = new ArrayList<Bar>(bars.subList(0, same));
        others.addAll(SeededBars.wild(seed + 1, 1_000 - same));

        double[][] values = Run.over(bars, which.kind(), which.parameters());
        double[][] ofOthers = Run.over(others, which.kind(), which.parameters());

        for (int output = 0; output < values.length; output++) {
            assertThat(Arrays.copyOf(ofOthers[output], same))
                    .as("%s output %d seed %d", which, output, seed)
                    .containsExactly(Arrays.copyOf(values[output], same));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldKeepABoundedState(Case which) throws IOException {
        Indicator indicator = which.create();
        int empty = bytesOf(indicator).length;
        SeededBars.wild(26, 1_000).forEach(indicator::update);
        int bytes = bytesOf(indicator).length;
        if (usual(which.kind()).equals(Arrays.stream(which.parameters()).boxed().toList())) {
            System.out.println("state of " + which + ": " + bytes + " bytes");
        }

        boolean isPattern = which.kind().parameters().stream().noneMatch(p -> p.whole());
        double bars = isPattern ? PATTERN_BARS : Arrays.stream(which.parameters()).sum();
        assertThat(bytes).as("%s", which).isEqualTo(empty);
        assertThat((double) bytes).isLessThan(STATE_BYTES_FIXED + STATE_BYTES_A_BAR * bars);
    }

    private static void checkSettled(Case which, List<Bar> bars, String series) {
        double[][] longRun = Run.over(bars, which.kind(), which.parameters());
        for (int start : new int[] {1, 37, 250, 700, 901, 1_111}) {
            List<Bar> later = bars.subList(start, bars.size());
            double[][] values = Run.over(later, which.kind(), which.parameters());
            for (int output = 0; output < values.length; output++) {
                IndicatorKind.Readiness readiness = which.readiness(output);
                boolean window = readiness.firstValid() == readiness.settled();
                double range = rangeOf(longRun[output], readiness.settled());
                double allowed = (window ? 1e-9 : 1e-3) * range;
                for (int i = readiness.settled(); i < later.size(); i++) {
                    double away = StrictMath.abs(values[output][i] - longRun[output][start + i]);
                    assertThat(away)
                            .as(
                                    "%s output %d on %s from %d at %d of range %s",
                                    which, output, series, start, i, range)
                            .isLessThanOrEqualTo(allowed);
                }
            }
        }
    }

    private static double rangeOf(double[] values, int from) {
        double[] settled = Arrays.copyOfRange(values, from, values.length);
        return Arrays.stream(settled).max().orElseThrow()
                - Arrays.stream(settled).min().orElseThrow();
    }

    private static void assertSameBits(
            Indicator actual, Indicator expected, Case which, String where) {
        for (int output = 0; output < which.outputs(); output++) {
            assertSame(
                    actual.value(output),
                    expected.value(output),
                    "%s output %d %s".formatted(which, output, where));
        }
    }

    private static void assertSame(double actual, double expected, String where) {
        assertThat(Double.doubleToLongBits(actual))
                .as("%s: %s, not %s", where, actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }

    private static byte[] bytesOf(Indicator indicator) throws IOException {
        var bytes = new ByteArrayOutputStream();
        indicator.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Indicator loaded(Case which, byte[] bytes) throws IOException {
        Indicator indicator = which.create();
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        indicator.readFrom(in);
        assertThat(in.available()).as("bytes left over of %s", which).isZero();
        return indicator;
    }
}

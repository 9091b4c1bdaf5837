package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Contract of every kind, with usual, smallest, odd and large parameters. */
class IndicatorContractTest {

    private static final int STATE_BYTES_FIXED = 64;
    private static final int STATE_BYTES_A_BAR = 3 * 8;

    /** Candles in the window of a pattern, four prices each. */
    private static final int PATTERN_BARS = 14;

    private static Stream<KindCase> cases() {
        return KindCase.all();
    }

    private static Stream<KindCase> formingCases() {
        return KindCase.all().filter(which -> which.create() instanceof FormingIndicator);
    }

    private static Stream<KindCase> closeCases() {
        return KindCase.all().filter(which -> which.create() instanceof CloseIndicator);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldReturnNumbersFromFirstValidIndex(KindCase which) {
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
    void shouldKeepItsBitsWhenRestoredAtEveryBar(KindCase which) throws IOException {
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
    @MethodSource("formingCases")
    void shouldValueFormingBarAsIfClosed(KindCase which) {
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
    @MethodSource("closeCases")
    void shouldValueFormingBarByCloseFormula(KindCase which) {
        long seed = 24;
        int at = 3;
        var asked = (CloseIndicator) which.create();
        CloseFormula formula = ((CloseIndicator) which.create()).formula();
        double[] numbers = new double[at + formula.size()];
        for (Bar bar : SeededBars.wild(seed, 1_500)) {
            for (int i = 0; i < formula.size(); i++) {
                numbers[at + i] = asked.number(i);
            }
            for (int output = 0; output < which.outputs(); output++) {
                assertSame(
                        formula.value(bar.close(), numbers, at, output),
                        asked.valueWith(bar, output),
                        "%s output %d seed %d".formatted(which, output, seed));
            }
            asked.update(bar);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldNotLookAhead(KindCase which) {
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
    void shouldKeepABoundedState(KindCase which) throws IOException {
        Indicator indicator = which.create();
        int empty = bytesOf(indicator).length;
        SeededBars.wild(26, 1_000).forEach(indicator::update);
        int bytes = bytesOf(indicator).length;
        if (Arrays.equals(which.parameters(), Run.usual(which.kind()))) {
            System.out.println("state of " + which + ": " + bytes + " bytes");
        }

        boolean isPattern = which.kind().parameters().stream().noneMatch(p -> p.whole());
        double bars = isPattern ? PATTERN_BARS : Arrays.stream(which.parameters()).sum();
        assertThat(bytes).as("%s", which).isEqualTo(empty);
        assertThat((double) bytes).isLessThan(STATE_BYTES_FIXED + STATE_BYTES_A_BAR * bars);
    }

    private static void assertSameBits(
            Indicator actual, Indicator expected, KindCase which, String where) {
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

    private static Indicator loaded(KindCase which, byte[] bytes) throws IOException {
        Indicator indicator = which.create();
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        indicator.readFrom(in);
        assertThat(in.available()).as("bytes left over of %s", which).isZero();
        return indicator;
    }
}

package io.tickflow.core.feature.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.bar.BarBuilder;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.feature.quote.SeededQuotes;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import io.tickflow.core.market.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormingValueTest {

    private static final int TICKS = 6_000;

    /** An indicator with its usual parameters beside the features of its outputs. */
    private static final class Beside {
        private final IndicatorKind kind;
        private final FormingIndicator indicator;

        Beside(IndicatorKind kind, FormingIndicator indicator) {
            this.kind = kind;
            this.indicator = indicator;
        }

        static Stream<Beside> of(IndicatorKind kind) {
            double[] usual =
                    kind.parameters().stream()
                            .mapToDouble(IndicatorKind.Parameter::usual)
                            .toArray();
            return kind.factory().create(usual) instanceof FormingIndicator forming
                    ? Stream.of(new Beside(kind, forming))
                    : Stream.empty();
        }

        @Override
        public String toString() {
            return kind.name();
        }

        Stream<String> features(String bars) {
            return kind.outputs().stream()
                    .map(output -> "%s(%s, forming)".formatted(output.name(), bars));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10s", "M1", "T20", "I20"})
    void shouldEqualIndicatorOnFormingBar(String bars) {
        long seed = 61;
        List<Beside> kinds = IndicatorKinds.all().stream().flatMap(Beside::of).toList();
        FeatureSet features =
                FeatureSet.of(
                        FeatureConfig.STANDARD
                                .on()
                                .adding(
                                        kinds.stream()
                                                .flatMap(kind -> kind.features(bars))
                                                .toArray(String[]::new)));
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        BarBuilder builder = BarSpec.parse(bars).builder();
        int first = FeatureSet.of(FeatureConfig.STANDARD.on()).schema().size();
        int empty = 0;
        for (Tick tick : SeededQuotes.ticks(seed, TICKS)) {
            FeatureVector vector = engine.step(state, tick).vector();
            if (vector == null) {
                continue;
            }
            if (builder.add(tick.eventTimeMillis(), tick.mid())) {
                kinds.forEach(kind -> kind.indicator.update(builder.closed()));
            }
            empty += builder.forming().ticks() == 0 ? 1 : 0;
            float[] expected = expected(kinds, builder.forming());
            assertThat(Arrays.copyOfRange(vector.values(), first, first + expected.length))
                    .as("%s at %s, of %s", bars, tick, kinds)
                    .containsExactly(expected);
        }

        boolean byTime = BarSpec.parse(bars).kind() == BarSpec.Kind.TIME;
        assertThat(empty >= 5).as("%d ticks after which no bar formed", empty).isNotEqualTo(byTime);
    }

    private static float[] expected(List<Beside> kinds, Bar forming) {
        int columns = kinds.stream().mapToInt(kind -> kind.kind.outputs().size()).sum();
        var expected = new float[columns];
        int column = 0;
        for (Beside kind : kinds) {
            for (int output = 0; output < kind.kind.outputs().size(); output++) {
                expected[column++] =
                        FeatureHash.rounded(
                                forming.ticks() == 0
                                        ? kind.indicator.value(output)
                                        : kind.indicator.valueWith(forming, output));
            }
        }
        return expected;
    }
}

package io.tickflow.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateGroup;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives here because the generator depends on the core. */
class FeatureEnginePropertyTest {

    private static final FeatureSet FEATURES = FeaturesOfAllKinds.SET;

    private static final int TICKS = 5_000;
    private static final int STATE_BYTES_MAX = 16_384;
    private static final Path REAL_TICKS =
            Path.of("../../../shared/data/EURUSD_20140501-20140512.mt5.csv.gz");
    private static final int REAL_TICKS_READ = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 2_345})
    void shouldNotLookAhead(int prefix) {
        long seed = 55;
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(TICKS);

        List<String> all = hashesOf(ticks);
        List<String> first = hashesOf(ticks.subList(0, prefix));

        assertThat(all).as("seed %d", seed).startsWith(first.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 2_345})
    void shouldNotKnowWhatComes(int prefix) {
        long seed = 59;
        FeatureSet everything = everyKind();
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(TICKS);
        var otherFuture = new ArrayList<Tick>();
        for (int i = 0; i < ticks.size(); i++) {
            Tick tick = ticks.get(i);
            otherFuture.add(
                    i < prefix
                            ? tick
                            : new Tick(
                                    tick.symbol(),
                                    tick.eventTimeMillis() + 7L * i,
                                    tick.bid() * 1.01,
                                    tick.ask() * 1.02,
                                    tick.last(),
                                    tick.volume(),
                                    tick.flags(),
                                    tick.partition(),
                                    tick.offset(),
                                    tick.appendTimeMillis()));
        }

        List<String> one = hashesOf(everything, ticks);
        List<String> other = hashesOf(everything, otherFuture);

        assertThat(other.subList(0, prefix)).as("seed %d", seed).isEqualTo(one.subList(0, prefix));
        assertThat(other).isNotEqualTo(one);
    }

    /** Every function on some bars, forming where that can be. */
    private static FeatureSet everyKind() {
        var expressions = new ArrayList<String>();
        for (IndicatorKind kind : IndicatorKinds.all()) {
            double[] usual =
                    kind.parameters().stream()
                            .mapToDouble(IndicatorKind.Parameter::usual)
                            .toArray();
            boolean forming = kind.factory().create(usual) instanceof FormingIndicator;
            for (IndicatorKind.Output output : kind.outputs()) {
                for (String bars : List.of("1s", "T10", "I20")) {
                    expressions.add(output.name() + '(' + bars + ')');
                    if (forming) {
                        expressions.add(output.name() + '(' + bars + ", forming)");
                    }
                }
            }
        }
        return FeatureSet.of(FeatureConfig.STANDARD.adding(expressions.toArray(String[]::new)));
    }

    @Test
    void shouldNotLetOneSymbolTouchAnother() {
        long seed = 56;
        var one = new SeededTicks(seed, "EURUSD");
        var two = new SeededTicks(seed + 1, "NZDUSD");
        var engine = new FeatureEngine("test", FEATURES);
        var stateOfOne = FEATURES.newState();
        var stateOfTwo = FEATURES.newState();
        var ticksOfOne = new ArrayList<Tick>();
        var hashes = new ArrayList<String>();

        for (int i = 0; i < TICKS; i++) {
            Tick tick = one.next();
            ticksOfOne.add(tick);
            hashes.add(line(engine.step(stateOfOne, tick)));
            engine.step(stateOfTwo, two.next());
        }

        assertThat(hashes).as("seed %d", seed).isEqualTo(hashesOf(ticksOfOne));
    }

    @Test
    void shouldCoverEveryReasonThatGeneratorProvokes() {
        long seed = 57;
        var reasons = new EnumMap<DeadLetterCode, Integer>(DeadLetterCode.class);
        int accepted = 0;
        var engine = new FeatureEngine("test", FEATURES);
        var state = FEATURES.newState();
        for (Tick tick : new SeededTicks(seed, "EURUSD").next(TICKS)) {
            FeatureStep step = engine.step(state, tick);
            if (step.accepted()) {
                accepted++;
            } else {
                reasons.merge(requireNonNull(step.rejection()), 1, Integer::sum);
            }
        }

        assertThat(reasons)
                .as("seed %d", seed)
                .containsOnlyKeys(
                        DeadLetterCode.NON_FINITE_PRICE,
                        DeadLetterCode.NON_POSITIVE_PRICE,
                        DeadLetterCode.CROSSED_QUOTE,
                        DeadLetterCode.OUT_OF_ORDER,
                        DeadLetterCode.DUPLICATE,
                        DeadLetterCode.PRICE_SPIKE);
        assertThat(accepted).isGreaterThan(TICKS * 9 / 10);
    }

    @Test
    void shouldFitInSixteenKilobytesASymbol() {
        FeatureSet standard = FeatureSet.standard();
        var engine = new FeatureEngine("test", standard);
        SymbolState state = standard.newState();
        new SeededTicks(58, "EURUSD").next(TICKS).forEach(tick -> engine.step(state, tick));

        int total = 0;
        var out = new StateOutput();
        for (StateGroup group : standard.groups()) {
            out.clear();
            group.write(state, out);
            System.out.println("state " + group.name() + ": " + out.size() + " bytes");
            total += out.size();
        }
        System.out.println("state of a symbol: " + total + " bytes");

        assertThat(total).isLessThan(STATE_BYTES_MAX).isEqualTo(standard.stateBytes());
    }

    @Test
    void shouldAcceptOrRejectEveryRealTick() throws IOException {
        assumeTrue(Files.exists(REAL_TICKS), "real ticks are not here: " + REAL_TICKS);
        var engine = new FeatureEngine("test", FEATURES);
        var state = FEATURES.newState();
        int read = 0;
        int accepted = 0;
        int rejected = 0;
        try (var rows = TickReader.open(REAL_TICKS)) {
            while (rows.hasNext() && read < REAL_TICKS_READ) {
                FeatureStep step = engine.step(state, tickOf(rows.next(), read++));
                accepted += step.accepted() ? 1 : 0;
                rejected += step.rejection() != null ? 1 : 0;
            }
        }

        assertThat(read).isEqualTo(REAL_TICKS_READ);
        assertThat(accepted + rejected).isEqualTo(read);
        assertThat(accepted).isGreaterThan(read * 99 / 100);
    }

    private static Tick tickOf(TickRow row, long offset) {
        return new Tick(
                "EURUSD",
                row.serverLocalMillis(),
                row.bid(),
                row.ask(),
                row.last(),
                row.volume(),
                row.flags(),
                0,
                offset,
                0);
    }

    private static List<String> hashesOf(List<Tick> ticks) {
        return hashesOf(FEATURES, ticks);
    }

    private static List<String> hashesOf(FeatureSet features, List<Tick> ticks) {
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        return ticks.stream().map(tick -> line(engine.step(state, tick))).toList();
    }

    private static String line(FeatureStep step) {
        FeatureVector vector = step.vector();
        return vector == null
                ? String.valueOf(step.rejection())
                : vector.decisionId() + ' ' + vector.featureHash();
    }
}

package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.FeatureSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A series that started later says the same, once its features are settled. */
class StartIndependenceTest {

    private static final long SEED = 46;
    private static final int TICKS = 60_000;
    private static final int LATER = 20_011;
    private static final double SHARE_OF_RANGE_MAX = 1e-3;

    private static final List<Tick> PATH = SeededQuotes.ticks(SEED, TICKS);
    private static final float[][] FROM_START = vectorsFrom(0);
    private static final float[][] FROM_LATER = vectorsFrom(LATER);

    private static float[][] vectorsFrom(int start) {
        float[][] vectors = new float[TICKS][];
        var features = new SessionFeatures();
        for (int i = start; i < TICKS; i++) {
            features.add(PATH.get(i));
            vectors[i] = features.vector();
        }
        return vectors;
    }

    /** The age of the session depends on its start by definition. */
    static Stream<FeatureSpec> settlingFeatures() {
        return SessionFeatures.SPECS.stream()
                .filter(spec -> !spec.name().equals("session_age_hours"));
    }

    @ParameterizedTest
    @MethodSource("settlingFeatures")
    void shouldNotDependOnStartOnceSettled(FeatureSpec spec) {
        int feature = SessionFeatures.indexOf(spec.name());
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double worst = 0;
        int worstAt = -1;
        int compared = 0;
        for (int i = LATER; i < TICKS; i++) {
            float expected = FROM_START[i][feature];
            high = StrictMath.max(high, expected);
            low = StrictMath.min(low, expected);
            if (isSettled(spec, i)) {
                compared++;
                double difference = StrictMath.abs(FROM_LATER[i][feature] - (double) expected);
                assertThat(difference).as("%s at tick %d", spec.name(), i).isNotNaN();
                if (difference > worst) {
                    worst = difference;
                    worstAt = i;
                }
            }
        }
        assertThat(compared).as("ticks compared").isGreaterThan(10_000);
        assertThat(worst)
                .as("%s, seed %d, worst at tick %d", spec.name(), SEED, worstAt)
                .isLessThanOrEqualTo(SHARE_OF_RANGE_MAX * (high - low));
    }

    private static boolean isSettled(FeatureSpec spec, int i) {
        long ageMillis = PATH.get(i).eventTimeMillis() - PATH.get(LATER).eventTimeMillis();
        return i - LATER >= spec.settled() && ageMillis >= spec.settledSessionMillis();
    }

    @ParameterizedTest
    @MethodSource("settlingFeatures")
    void shouldBeNaNBeforeItsFirstValidTick(FeatureSpec spec) {
        int feature = SessionFeatures.indexOf(spec.name());
        for (int i = 0; i < spec.firstValid(); i++) {
            assertThat(FROM_START[i][feature]).as("%s at %d", spec.name(), i).isNaN();
            assertThat(FROM_LATER[LATER + i][feature]).as("%s at %d", spec.name(), i).isNaN();
        }
    }

    @Test
    void shouldBeValidFromFirstValidTick() {
        var features = new SessionFeatures();
        for (int i = 0; i < 20; i++) {
            double shift = 1e-4 * (i % 3);
            long millis = SeededPath.NOON + 3_540_000L * i;
            features.add(SeededQuotes.tick(millis, 1.3 + shift, 1.3001 + shift));
            float[] vector = features.vector();
            for (FeatureSpec spec : SessionFeatures.SPECS) {
                float value = vector[SessionFeatures.indexOf(spec.name())];
                assertThat(Float.isNaN(value))
                        .as("%s is NaN at tick %d", spec.name(), i)
                        .isEqualTo(i < spec.firstValid());
            }
        }
    }
}

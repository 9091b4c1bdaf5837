package io.tickflow.operate.replay;

import static io.tickflow.testkit.builder.VectorBuilder.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureVector;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<String> NAMES = List.of("a", "b");
    private static final FeatureVector RECORDED =
            vector("00000000000000000000000000000001").values(1f, Float.NaN).build();

    @Test
    void shouldFindNoDifferenceInSameBits() {
        assertThat(Comparison.features(NAMES, RECORDED, RECORDED)).isEmpty();
    }

    @Test
    void shouldNameFirstDifferingFeature() {
        FeatureVector derived = vector(RECORDED.decisionId()).values(1f, Math.nextUp(2f)).build();

        assertThat(Comparison.features(NAMES, RECORDED, derived))
                .isEqualTo("feature b: recorded NaN, derived " + Math.nextUp(2f));
    }

    @Test
    void shouldNameDifferingFactOfTick() {
        FeatureVector derived =
                vector(RECORDED.decisionId()).values(1f, Float.NaN).quality(4).build();

        assertThat(Comparison.features(NAMES, RECORDED, derived)).startsWith("quality: recorded ");
    }

    @Test
    void shouldTellZerosApart() {
        FeatureVector zero = vector(RECORDED.decisionId()).values(0f, 1f).build();
        FeatureVector negative = vector(RECORDED.decisionId()).values(-0f, 1f).build();

        assertThat(Comparison.features(NAMES, zero, negative)).startsWith("feature a:");
    }
}

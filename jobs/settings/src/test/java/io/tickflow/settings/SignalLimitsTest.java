package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.signal.SignalConfig;
import io.tickflow.core.signal.SignalGates;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.testkit.FunctionScorer;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** The bundle states gate and horizon; a setting overrides them, and that is told. */
class SignalLimitsTest {

    /** Gate 0.6, horizon 10 s. */
    private static final ModelManifest MANIFEST =
            FunctionScorer.manifest("fake", "1", List.of("one"));

    private final Configuration settings =
            new Configuration().set(ScoringOptions.MODEL_BUNDLE, "bundle");

    @Test
    void shouldTakeGateAndHorizonFromBundle() {
        SignalLimits limits = SignalOptions.configure(settings).signals();

        assertThat(limits.with(MANIFEST))
                .isEqualTo(
                        new SignalConfig(
                                SignalGates.ofDirection(0.6),
                                2,
                                limits.qualityMask(),
                                30_000,
                                10_000,
                                5_000));
        assertThat(limits.conflicts(MANIFEST)).isEmpty();
    }

    @Test
    void shouldTellConflictsWithBundle() {
        settings.setString("tickflow.signal.confidence-min", "0.7");
        settings.setString("tickflow.signal.horizon", "5 s");
        SignalLimits limits = SignalOptions.configure(settings).signals();

        assertThat(limits.with(MANIFEST).gates().confidenceMin()).isEqualTo(0.7);
        assertThat(limits.with(MANIFEST).horizonMillis()).isEqualTo(5_000);
        assertThat(limits.conflicts(MANIFEST))
                .containsExactly(
                        "tickflow.signal.confidence-min: the bundle says 0.6, configured is 0.7,"
                                + " which is used; maybe remove it",
                        "tickflow.signal.horizon: the bundle says 10000 ms, configured is 5000 ms,"
                                + " which is used; maybe remove it");
    }

    @Test
    void shouldTellNothingForEqualSettings() {
        settings.setString("tickflow.signal.confidence-min", "0.6");
        settings.setString("tickflow.signal.horizon", "10 s");

        assertThat(SignalOptions.configure(settings).signals().conflicts(MANIFEST)).isEmpty();
    }
}

package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.flink.state.HotBounds;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class FeatureOptionsTest {

    @Test
    void shouldHaveDefaults() {
        var options = new OptionReader(new Configuration());

        assertThat(FeatureOptions.read(options).config()).isEqualTo(FeatureConfig.STANDARD);
        assertThat(FeatureOptions.memory(options)).isEqualTo(new HotBounds(4_096, 16_384, 16_384));
        options.throwIfInvalid();
    }

    @Test
    void shouldMapEveryOption() {
        var options =
                reader(
                        Map.of(
                                "tickflow.features.bars", "M1; H1",
                                "tickflow.features.add", "rsi(21, M5); slow = ema(50, H1)",
                                "tickflow.features.decision-point", " M1 ",
                                "tickflow.features.pips.XAUUSD", "0.1",
                                "tickflow.features.hot-symbols-max", "0",
                                "tickflow.features.quiet-symbols-max", "1",
                                "tickflow.features.dirty-symbols-max", "2"));

        assertThat(FeatureOptions.read(options).config())
                .isEqualTo(
                        new FeatureConfig(
                                List.of("M1", "H1"),
                                List.of("rsi(21, M5)", "slow = ema(50, H1)"),
                                "M1",
                                Map.of("XAUUSD", 0.1)));
        assertThat(FeatureOptions.memory(options)).isEqualTo(new HotBounds(0, 1, 2));
        options.refuseUnknownKeys();
        options.throwIfInvalid();
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        var options =
                reader(
                        Map.of(
                                "tickflow.features.bars", "M1; soon",
                                "tickflow.features.pips.XAUUSD", "-1",
                                "tickflow.features.hot-symbols-max", "-1",
                                "tickflow.features.dirty-symbols-max", "0",
                                "tickflow.features.bras", "M1"));
        FeatureOptions.read(options);
        FeatureOptions.memory(options);
        options.refuseUnknownKeys();

        assertThatThrownBy(options::throwIfInvalid)
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContainingAll("tickflow.features.", "soon")
                .hasMessageContaining("tickflow.features.pips.XAUUSD: '-1' is no number above 0")
                .hasMessageContaining("tickflow.features.hot-symbols-max: '-1' must be 0 to")
                .hasMessageContaining("tickflow.features.dirty-symbols-max: '0' must be 1 to")
                .hasMessageContaining("tickflow.features.bras: no such option");
    }

    private static OptionReader reader(Map<String, String> settings) {
        return new OptionReader(Configuration.fromMap(settings));
    }
}

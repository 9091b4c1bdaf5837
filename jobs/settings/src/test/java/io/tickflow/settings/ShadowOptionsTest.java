package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.settings.job.BundlePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a ShadowJob: those of its pipeline, with a bundle of its own. */
class ShadowOptionsTest {

    private final Configuration settings =
            Configuration.fromMap(
                    Map.of(
                            "tickflow.model.bundle", "models/1",
                            "tickflow.shadow.bundle", "models/2",
                            "tickflow.scoring.capacity", "7"));

    @Test
    void shouldScoreWithItsOwnBundle() {
        SignalJobConfig shadow = SignalOptions.configureShadow(settings);

        assertThat(shadow.scoring().bundle()).isEqualTo("models/2");
        assertThat(shadow.scoring().stage().capacity()).isEqualTo(7);
        assertThat(SignalOptions.configure(settings).scoring().bundle()).isEqualTo("models/1");
    }

    @Test
    void shouldRequireItsOwnBundle() {
        Configuration without = Configuration.fromMap(Map.of("tickflow.model.bundle", "models/1"));

        assertThatThrownBy(() -> SignalOptions.configureShadow(without))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.shadow.bundle: is required");
    }

    @Test
    void shouldRequireARegistryForAReference() {
        settings.setString("tickflow.shadow.bundle", "models:/m@challenger");

        assertThatThrownBy(() -> SignalOptions.configureShadow(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining(
                        "tickflow.registry: is required, as tickflow.shadow.bundle is"
                                + " 'models:/m@challenger'");
    }

    @Test
    void shouldResolveBothBundles(@TempDir Path home) throws Exception {
        Path champion = Files.createDirectories(home.resolve("models/1"));
        Path shadow = Files.createDirectories(home.resolve("models/2"));

        Configuration resolved = BundlePath.resolve(settings, home);

        assertThat(resolved.get(ScoringOptions.MODEL_BUNDLE)).isEqualTo(champion.toString());
        assertThat(resolved.get(ScoringOptions.SHADOW_BUNDLE)).isEqualTo(shadow.toString());
    }
}

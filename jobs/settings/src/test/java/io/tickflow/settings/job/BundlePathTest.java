package io.tickflow.settings.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.settings.ScoringOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlePathTest {

    @TempDir private Path home;

    @Test
    void shouldFindBundleInProgramFolder() throws Exception {
        Path bundle = Files.createDirectories(home.resolve("models/one"));

        assertThat(resolved("models/one")).isEqualTo(bundle.toString());
    }

    @Test
    void shouldFindBundleInWorkingFolder() {
        assertThat(resolved("src/test")).isEqualTo(Path.of("src/test").toAbsolutePath().toString());
    }

    @Test
    void shouldLeaveBundleOfOtherMachines() {
        assertThat(resolved("/far/away")).isEqualTo("/far/away");
        assertThat(resolved("nowhere/here")).isEqualTo("nowhere/here");
        assertThat(resolved("")).isEmpty();
        assertThat(BundlePath.resolve(new Configuration(), home).toMap()).isEmpty();
    }

    private String resolved(String bundle) {
        String key = ScoringOptions.MODEL_BUNDLE.key();
        return BundlePath.resolve(Configuration.fromMap(Map.of(key, bundle)), home)
                .toMap()
                .get(key);
    }
}

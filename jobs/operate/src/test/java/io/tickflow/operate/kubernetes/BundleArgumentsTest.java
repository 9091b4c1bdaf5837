package io.tickflow.operate.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleArgumentsTest {

    private static final String BUNDLE = "tickflow.model.bundle";

    @Test
    void shouldAddBundleToSettingsOfFile() {
        assertThat(
                        BundleArguments.with(
                                List.of("--config", "/etc/tickflow/tickflow.yaml"),
                                Map.of(BUNDLE, "models:/direction/2", "tickflow.mode", "LIVE")))
                .containsExactly(
                        "--config",
                        "/etc/tickflow/tickflow.yaml",
                        "-Dtickflow.model.bundle=models:/direction/2");
    }

    @Test
    void shouldReplaceEveryBundleOfBefore() {
        assertThat(
                        BundleArguments.with(
                                List.of(
                                        "-Dtickflow.model.bundle=/a",
                                        "-D",
                                        "tickflow.scoring.challenger=/b",
                                        "-Dtickflow.scoring.canary=10%",
                                        "-Dtickflow.model.cache=/c"),
                                Map.of(BUNDLE, "/d")))
                .containsExactly("-Dtickflow.model.cache=/c", "-Dtickflow.model.bundle=/d");
    }

    @Test
    void shouldNameBothBundlesOfCanary() {
        assertThat(
                        BundleArguments.with(
                                List.of(),
                                Map.of(
                                        BUNDLE,
                                        "/a",
                                        "tickflow.scoring.challenger",
                                        "/b",
                                        "tickflow.scoring.canary",
                                        "EURUSD")))
                .containsExactlyInAnyOrder(
                        "-Dtickflow.model.bundle=/a",
                        "-Dtickflow.scoring.challenger=/b",
                        "-Dtickflow.scoring.canary=EURUSD");
    }
}

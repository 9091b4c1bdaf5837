package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Files of TLS that settings name are where the Pods that read them have a mount. */
class LinkFilesTest {

    @SuppressWarnings("UnusedVariable") // the source of the parameterized tests
    static final List<String> OVERLAYS = Repository.OVERLAYS;

    private static final String KAFKA = "tickflow.kafka.properties.ssl.truststore.location";

    /** Pods that read the files of a prefix; both processes of a job, unless it is FIX. */
    private static final Map<String, List<String>> READERS =
            Map.of(
                    "tickflow.history.clickhouse.tls.",
                    List.of(
                            "tickflow-history-jobmanager",
                            "tickflow-history-taskmanager",
                            "tickflow-console"),
                    "tickflow.fix.tls.",
                    List.of("tickflow-desk-taskmanager"),
                    KAFKA,
                    List.of(
                            "tickflow-signal-jobmanager",
                            "tickflow-signal-taskmanager",
                            "tickflow-desk-jobmanager",
                            "tickflow-desk-taskmanager",
                            "tickflow-history-jobmanager",
                            "tickflow-history-taskmanager",
                            "tickflow-gateway",
                            "tickflow-console"));

    @BeforeAll
    static void requireKustomize() {
        assumeTrue(Kustomize.isPresent(), Kustomize.ABSENT);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldMountFilesThatSettingsName(String overlay) {
        List<Manifest> pods = PodTemplates.of(Kustomize.build(overlay).orElseThrow());
        Map<String, String> settings =
                Settings.load(Repository.overlay(overlay).resolve("tickflow.yaml"), Map.of())
                        .toMap();

        assertThat(settings).containsKey(KAFKA);
        settings.forEach(
                (key, value) ->
                        readers(key)
                                .forEach(
                                        reader ->
                                                assertThat(mounts(pods, reader))
                                                        .as("%s for %s of %s", value, key, reader)
                                                        .contains(
                                                                Path.of(value)
                                                                        .getParent()
                                                                        .toString())));
    }

    private static Stream<String> readers(String key) {
        return key.endsWith("-file") || key.equals(KAFKA)
                ? READERS.entrySet().stream()
                        .filter(reader -> key.startsWith(reader.getKey()))
                        .flatMap(reader -> reader.getValue().stream())
                : Stream.empty();
    }

    private static List<String> mounts(List<Manifest> pods, String name) {
        return pods.stream()
                .filter(pod -> pod.name().equals(name))
                .flatMap(pod -> PodTemplates.containers(pod).stream())
                .flatMap(container -> Yaml.list(container.get("volumeMounts")).stream())
                .map(mount -> String.valueOf(Yaml.map(mount).get("mountPath")))
                .toList();
    }
}

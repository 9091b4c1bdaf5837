package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.settings.PipelineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** FlinkDeployments name options and classes that exist. */
class FlinkDeploymentTest {

    private static final String SIGNAL = "tickflow-signal";
    private static final String DESK = "tickflow-desk";
    private static final String HISTORY = "tickflow-history";

    /** Main of each deployment, and the check of its settings. */
    private static final Map<String, Class<?>> MAINS =
            Map.of(SIGNAL, SignalJob.class, DESK, DeskJob.class, HISTORY, HistoryJob.class);

    private static final List<Function<Configuration, Object>> CHECKS =
            List.of(SignalJob::configure, DeskJob::configure, HistoryJob::configure);

    /** Keys whose value on Kubernetes is another one, for the addresses and sizes of Pods. */
    private static final Set<String> OWN_VALUES =
            Set.of(
                    "blob.server.port",
                    "taskmanager.rpc.port",
                    "taskmanager.data.port",
                    "metrics.internal.query-service.port",
                    "metrics.reporter.prom.port",
                    "taskmanager.numberOfTaskSlots",
                    "taskmanager.memory.jvm-metaspace.size");

    @SuppressWarnings("UnusedVariable") // the source of a parameterized test
    static final List<String> OVERLAYS = Repository.OVERLAYS;

    @Test
    void shouldNameOptionsWithValuesOfTheirTypes() {
        List<String> problems = new ArrayList<>();
        for (Manifest deployment : deployments()) {
            Map<String, String> keys = flinkKeys(deployment);
            keys.keySet().stream()
                    .filter(key -> !FlinkOptions.isKnownByName(key))
                    .forEach(key -> check(deployment, key, keys, problems));
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void shouldShareValuesWithConfigurationOfCluster() {
        Map<String, Object> cluster =
                Yaml.map(Yaml.documents(Repository.ROOT.resolve("flink-conf/config.yaml")).get(0));
        Map<String, String> differing = new TreeMap<>();
        for (Manifest deployment : deployments()) {
            flinkKeys(deployment)
                    .forEach(
                            (key, value) -> {
                                Object there = cluster.get(key);
                                if (there != null
                                        && !OWN_VALUES.contains(key)
                                        && !there.toString().equals(value)) {
                                    differing.put(
                                            deployment + " " + key, value + " instead of " + there);
                                }
                            });
        }

        assertThat(differing).isEmpty();
    }

    @Test
    void shouldRunMainsThatExist() {
        assertThat(jobs()).hasSize(MAINS.size());
        assertThat(jobs())
                .allSatisfy(
                        job ->
                                assertThat(job.at("spec", "job", "entryClass"))
                                        .contains(MAINS.get(job.name()).getName()));
    }

    @Test
    void shouldNeverScaleDesk() {
        assertThat(jobs())
                .filteredOn(job -> job.name().equals(DESK))
                .hasSize(1)
                .allSatisfy(job -> assertThat(job.at("spec", "job", "parallelism")).contains(1));
        assertThat(deployments())
                .filteredOn(
                        deployment ->
                                "true".equals(flinkKeys(deployment).get("job.autoscaler.enabled")))
                .extracting(Manifest::name)
                .containsExactly(SIGNAL);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldTakeSettingsOfOverlay(String overlay) {
        Configuration settings = Repository.settings(overlay);

        assertThat(CHECKS)
                .allSatisfy(
                        check ->
                                assertThatCode(() -> check.apply(settings))
                                        .doesNotThrowAnyException());
    }

    @Test
    void shouldHoldTheInstrumentsOfTheDistribution() throws IOException {
        List<String> base =
                Files.readAllLines(Repository.KUBERNETES.resolve("base/instruments.yaml"));

        assertThat(base.subList(1, base.size()))
                .containsExactlyElementsOf(
                        Files.readAllLines(Repository.ROOT.resolve("flink-conf/instruments.yaml")));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldUseGroupsThatUsersMayRead(String overlay) {
        Configuration settings = Repository.settings(overlay);
        List<String> groups =
                Repository.manifests().stream()
                        .filter(manifest -> manifest.kind().equals("KafkaUser"))
                        .flatMap(user -> user.list("spec", "authorization", "acls").stream())
                        .filter(
                                acl ->
                                        Yaml.at(acl, "resource", "type")
                                                .equals(Optional.of("group")))
                        .map(
                                acl ->
                                        Yaml.at(acl, "resource", "name")
                                                .map(String::valueOf)
                                                .orElse(""))
                        .toList();

        assertThat(groups)
                .contains(
                        SignalJob.configure(settings).feed().groupId(),
                        settings.get(PipelineOptions.PIPELINE) + "-history");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldFillEveryAddressOfObjectStorage(String overlay) {
        assumeTrue(Kustomize.isPresent(), Kustomize.ABSENT);
        String bucket = "s3://tickflow-" + overlay + '/';

        assertThat(Kustomize.build(overlay).orElseThrow())
                .filteredOn(manifest -> manifest.kind().equals("FlinkDeployment"))
                .hasSize(MAINS.size())
                .allSatisfy(
                        job ->
                                assertThat(flinkKeys(job).values())
                                        .filteredOn(value -> value.startsWith("s3:"))
                                        .hasSize(3)
                                        .allMatch(value -> value.startsWith(bucket)));
    }

    private static void check(
            Manifest deployment, String key, Map<String, String> keys, List<String> problems) {
        ConfigOption<?> option = FlinkOptions.find(key).orElse(null);
        if (option == null) {
            problems.add(deployment + ": " + key + " is no option of Flink");
            return;
        }
        try {
            Configuration.fromMap(keys).get(option);
        } catch (IllegalArgumentException e) {
            problems.add(deployment + ": " + key + ": " + e.getMessage());
        }
    }

    private static List<Manifest> deployments() {
        return Repository.manifests().stream()
                .filter(manifest -> manifest.kind().equals("FlinkDeployment"))
                .toList();
    }

    /** Deployments of the base, without what is laid over them. */
    private static List<Manifest> jobs() {
        return deployments().stream()
                .filter(manifest -> manifest.at("spec", "job", "entryClass").isPresent())
                .toList();
    }

    static Map<String, String> flinkKeys(Manifest deployment) {
        Map<String, String> keys = new TreeMap<>();
        deployment
                .map("spec", "flinkConfiguration")
                .forEach((key, value) -> keys.put(key, value.toString()));
        return keys;
    }
}

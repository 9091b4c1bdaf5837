package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Rules that every overlay keeps as a whole. */
class OverlayTest {

    @SuppressWarnings("UnusedVariable") // the source of the parameterized tests
    static final List<String> OVERLAYS =
            List.of("dev", "staging", "prod", Repository.SETTINGS_STORE);

    private static final Set<String> OF_CLUSTER = Set.of("Namespace", "PriorityClass");

    @BeforeAll
    static void requireKustomize() {
        assumeTrue(Kustomize.isPresent(), Kustomize.ABSENT);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldPutEveryObjectIntoNamespace(String overlay) {
        List<Manifest> objects = built(overlay);
        String namespace =
                objects.stream()
                        .filter(object -> object.kind().equals("Namespace"))
                        .map(Manifest::name)
                        .collect(Collectors.joining());

        assertThat(objects)
                .filteredOn(object -> !OF_CLUSTER.contains(object.kind()))
                .allSatisfy(
                        object ->
                                assertThat(object.at("metadata", "namespace"))
                                        .as("%s", object)
                                        .contains(namespace));
        assertThat(objects.stream().map(object -> object.type() + object.name()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldPinImages(String overlay) {
        assertThat(images(overlay))
                .isNotEmpty()
                .allSatisfy(
                        image ->
                                assertThat(image)
                                        .matches(
                                                "[a-z0-9./-]+(:[0-9][0-9a-z.-]*|@sha256:[0-9a-f]{64})")
                                        .doesNotContain("latest"));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldConfineContainers(String overlay) {
        assertThat(ownPods(overlay))
                .isNotEmpty()
                .allSatisfy(
                        pod -> {
                            assertThat(pod.at("spec", "securityContext", "runAsNonRoot"))
                                    .as("%s", pod)
                                    .contains(true);
                            assertThat(PodTemplates.containers(pod))
                                    .isNotEmpty()
                                    .allSatisfy(OverlayTest::assertConfined);
                        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldProbePortsAndLimitMemory(String overlay) {
        assertThat(containers(overlay))
                .isNotEmpty()
                .allSatisfy(
                        container -> assertThat(container).containsKeys("ports", "livenessProbe"));
        // The operator gives Flink's containers the resources of the processes.
        assertThat(containers(overlay))
                .filteredOn(container -> !isOfFlink(container))
                .allSatisfy(
                        container ->
                                assertThat(Yaml.at(container, "resources", "limits", "memory"))
                                        .isPresent());
        assertThat(built(overlay))
                .filteredOn(object -> object.kind().equals("FlinkDeployment"))
                .allSatisfy(
                        job -> {
                            assertThat(job.at("spec", "taskManager", "resource", "memory"))
                                    .isPresent();
                            assertThat(job.at("spec", "jobManager", "resource", "memory"))
                                    .isPresent();
                        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldSelectPodsThatExist(String overlay) {
        List<Map<String, Object>> labels =
                PodTemplates.of(built(overlay)).stream()
                        .map(pod -> pod.map("metadata", "labels"))
                        .toList();

        assertThat(built(overlay))
                .filteredOn(object -> selector(object).isPresent())
                .isNotEmpty()
                .allSatisfy(
                        object ->
                                assertThat(labels)
                                        .as("%s", object)
                                        .anyMatch(
                                                pod ->
                                                        Selector.matches(
                                                                selector(object).orElseThrow(),
                                                                pod)));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldHaveMoreTaskManagersThanBudgetsKeep(String overlay) {
        Map<String, Long> taskManagers =
                built(overlay).stream()
                        .filter(object -> object.kind().equals("FlinkDeployment"))
                        .collect(Collectors.toMap(Manifest::name, OverlayTest::taskManagersMin));

        assertThat(built(overlay))
                .filteredOn(object -> object.at("spec", "minAvailable").isPresent())
                .allSatisfy(
                        budget ->
                                assertThat(
                                                taskManagers.get(
                                                        budget.map(
                                                                        "spec",
                                                                        "selector",
                                                                        "matchLabels")
                                                                .get("app")))
                                        .as("%s would stop every drain", budget)
                                        .isGreaterThan(
                                                (Integer)
                                                        budget.at("spec", "minAvailable")
                                                                .orElseThrow()));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldPreferDesk(String overlay) {
        Map<String, Integer> priorities =
                built(overlay).stream()
                        .filter(object -> object.kind().equals("PriorityClass"))
                        .collect(
                                Collectors.toMap(
                                        Manifest::name,
                                        object -> (Integer) object.content().get("value")));

        assertThat(priorities.get("tickflow-desk"))
                .isGreaterThan(priorities.get("tickflow-signal"));
        assertThat(priorities.get("tickflow-signal"))
                .isGreaterThan(priorities.get("tickflow-history"));
        assertThat(ownPods(overlay))
                .filteredOn(pod -> !pod.name().equals("tickflow"))
                .allSatisfy(
                        pod ->
                                assertThat(priorities)
                                        .containsKey(
                                                String.valueOf(
                                                        pod.at("spec", "priorityClassName")
                                                                .orElse(""))));
    }

    /** Smallest number of TaskManagers that a job has, with those in reserve. */
    private static long taskManagersMin(Manifest job) {
        Map<String, String> keys = FlinkDeploymentTest.flinkKeys(job);
        long subtasks =
                Boolean.parseBoolean(keys.get("job.autoscaler.enabled"))
                        ? Long.parseLong(keys.get("job.autoscaler.vertex.min-parallelism"))
                        : (Integer) job.at("spec", "job", "parallelism").orElseThrow();
        long slots = Long.parseLong(keys.get("taskmanager.numberOfTaskSlots"));
        long reserve =
                Long.parseLong(keys.getOrDefault("slotmanager.redundant-taskmanager-num", "0"));
        return (subtasks + slots - 1) / slots + reserve;
    }

    private static void assertConfined(Map<String, Object> container) {
        assertThat(Yaml.at(container, "securityContext", "allowPrivilegeEscalation"))
                .contains(false);
        assertThat(Yaml.at(container, "securityContext", "capabilities", "drop"))
                .contains(List.of("ALL"));
        // ClickHouse writes beside its configuration.
        assertThat(
                        container.get("name").equals("clickhouse")
                                || Yaml.at(container, "securityContext", "readOnlyRootFilesystem")
                                        .equals(Optional.of(true)))
                .isTrue();
    }

    private static Optional<Object> selector(Manifest object) {
        return switch (object.kind()) {
            case "NetworkPolicy" -> object.at("spec", "podSelector");
            case "PodDisruptionBudget", "PodMonitor", "StatefulSet", "Deployment" ->
                    object.at("spec", "selector");
            case "Service" ->
                    object.at("spec", "selector").map(labels -> Map.of("matchLabels", labels));
            default -> Optional.empty();
        };
    }

    /** Pods whose containers the manifests describe. */
    private static List<Manifest> ownPods(String overlay) {
        return PodTemplates.of(built(overlay)).stream()
                .filter(pod -> !PodTemplates.containers(pod).isEmpty())
                .toList();
    }

    private static List<String> images(String overlay) {
        Stream<Object> ofFlink =
                built(overlay).stream()
                        .filter(object -> object.kind().equals("FlinkDeployment"))
                        .map(object -> object.at("spec", "image").orElse(""));
        Stream<Object> ofContainers =
                containers(overlay).stream()
                        .filter(container -> !isOfFlink(container))
                        .map(container -> container.getOrDefault("image", ""));
        return Stream.concat(ofFlink, ofContainers).map(String::valueOf).toList();
    }

    private static List<Map<String, Object>> containers(String overlay) {
        return ownPods(overlay).stream()
                .flatMap(pod -> PodTemplates.containers(pod).stream())
                .toList();
    }

    private static boolean isOfFlink(Map<String, Object> container) {
        return Objects.equals(container.get("name"), "flink-main-container");
    }

    private static List<Manifest> built(String overlay) {
        return Kustomize.build(overlay).orElseThrow();
    }
}

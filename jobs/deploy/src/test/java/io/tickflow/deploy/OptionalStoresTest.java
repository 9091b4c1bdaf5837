package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.settings.store.StorePlace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that name Redis or PostgreSQL reach it, and nobody else does. */
class OptionalStoresTest {

    private static final String CONSOLE = "tickflow-console";

    /** Pods that read settings when they start. */
    private static final Set<String> READERS =
            Set.of(
                    "tickflow-signal-jobmanager",
                    "tickflow-desk-jobmanager",
                    "tickflow-history-jobmanager",
                    "tickflow-gateway",
                    CONSOLE);

    @BeforeAll
    static void requireKustomize() {
        assumeTrue(Kustomize.isPresent(), Kustomize.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void shouldLeadConsoleToRedis(String overlay) {
        List<Manifest> objects = Kustomize.build(overlay).orElseThrow();
        Manifest console = pod(objects, CONSOLE);
        List<String> arguments = arguments(console);
        URI redis = URI.create(arguments.get(arguments.indexOf("--redis") + 1));
        String password = arguments.get(arguments.indexOf("--redis-password") + 1);

        assertThat(secretVariables(console)).contains(password.replaceFirst("^env:", ""));
        assertThat(reachable(objects, redis.getHost(), redis.getPort())).containsExactly(CONSOLE);
    }

    @Test
    void shouldLeadReadersToSettings() {
        List<Manifest> objects = Kustomize.build(Repository.SETTINGS_STORE).orElseThrow();

        assertThat(READERS)
                .allSatisfy(
                        name -> {
                            Manifest pod = pod(objects, name);
                            String place = place(objects, pod);
                            assertThat(StorePlace.isPlace(place)).as(name).isTrue();
                            Map<String, Object> variables = variables(pod);
                            String password = reference(variables, StorePlace.PASSWORD);
                            String key = reference(variables, "TICKFLOW_CONFIG_KEY");
                            assertThat(variables).containsKey(StorePlace.USER);
                            assertThat(secretVariables(pod)).as(name).contains(password, key);
                        });
        URI store = URI.create(place(objects, pod(objects, CONSOLE)).substring("pg:".length()));
        assertThat(reachable(objects, store.getHost(), store.getPort()))
                .containsExactlyInAnyOrderElementsOf(READERS);
    }

    /** Pods that policies let go to the Pod behind a service, in both directions. */
    private static List<String> reachable(List<Manifest> objects, String service, int port) {
        Manifest found =
                objects.stream()
                        .filter(object -> object.kind().equals("Service"))
                        .filter(object -> object.name().equals(service))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.list("spec", "ports"))
                .anyMatch(each -> Yaml.map(each).get("port").equals(port));
        Manifest target =
                PodTemplates.of(objects).stream()
                        .filter(
                                pod ->
                                        Selector.matches(
                                                Map.of(
                                                        "matchLabels",
                                                        found.map("spec", "selector")),
                                                pod.map("metadata", "labels")))
                        .findFirst()
                        .orElseThrow();
        return PodTemplates.of(objects).stream()
                .filter(pod -> allows(objects, pod, target, port, "Egress"))
                .filter(pod -> allows(objects, target, pod, port, "Ingress"))
                .map(Manifest::name)
                .toList();
    }

    /** True if a policy of {@code subject} names {@code other} and the port. */
    private static boolean allows(
            List<Manifest> objects, Manifest subject, Manifest other, int port, String direction) {
        boolean isEgress = direction.equals("Egress");
        return objects.stream()
                .filter(object -> object.kind().equals("NetworkPolicy"))
                .filter(policy -> policy.list("spec", "policyTypes").contains(direction))
                .filter(policy -> selects(policy.map("spec", "podSelector"), subject))
                .flatMap(policy -> policy.list("spec", isEgress ? "egress" : "ingress").stream())
                .map(Yaml::map)
                .filter(rule -> namesPort(rule, port))
                .flatMap(rule -> Yaml.list(rule.get(isEgress ? "to" : "from")).stream())
                .map(peer -> Yaml.map(peer).get("podSelector"))
                .anyMatch(selector -> selector != null && selects(Yaml.map(selector), other));
    }

    private static boolean selects(Map<String, Object> selector, Manifest pod) {
        return Selector.matches(selector, pod.map("metadata", "labels"));
    }

    private static boolean namesPort(Map<String, Object> rule, int port) {
        return Yaml.list(rule.get("ports")).stream()
                .anyMatch(each -> Integer.valueOf(port).equals(Yaml.map(each).get("port")));
    }

    /** Place of the settings: an argument of the container, or of the job of a JobManager. */
    private static String place(List<Manifest> objects, Manifest pod) {
        List<String> arguments =
                objects.stream()
                        .filter(object -> object.kind().equals("FlinkDeployment"))
                        .filter(job -> pod.name().equals(job.name() + "-jobmanager"))
                        .findFirst()
                        .map(job -> texts(job.list("spec", "job", "args").stream()))
                        .orElseGet(() -> arguments(pod));
        return arguments.get(arguments.indexOf("--config") + 1);
    }

    private static Manifest pod(List<Manifest> objects, String name) {
        return PodTemplates.of(objects).stream()
                .filter(pod -> pod.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> arguments(Manifest pod) {
        return texts(
                PodTemplates.containers(pod).stream()
                        .flatMap(container -> Yaml.list(container.get("args")).stream()));
    }

    private static List<String> texts(Stream<Object> values) {
        return values.map(String::valueOf).toList();
    }

    private static String reference(Map<String, Object> variables, String name) {
        Object value = Yaml.map(variables.get(name)).get("value");
        assertThat(value).as(name).asString().startsWith("env:");
        return String.valueOf(value).substring("env:".length());
    }

    private static Map<String, Object> variables(Manifest pod) {
        return PodTemplates.containers(pod).stream()
                .flatMap(container -> Yaml.list(container.get("env")).stream())
                .map(Yaml::map)
                .collect(
                        Collectors.toMap(
                                variable -> String.valueOf(variable.get("name")),
                                variable -> (Object) variable));
    }

    private static Set<String> secretVariables(Manifest pod) {
        return variables(pod).entrySet().stream()
                .filter(entry -> Yaml.at(entry.getValue(), "valueFrom", "secretKeyRef").isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

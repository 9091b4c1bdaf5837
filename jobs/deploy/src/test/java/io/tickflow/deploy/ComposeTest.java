package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.sandbox.local.StackPart;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.FixOptions;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.Settings;
import io.tickflow.settings.store.StorePlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** The stack in containers is that of {@code bin/tickflow up}. */
class ComposeTest {

    private static final String LOOPBACK = "127.0.0.1:";

    /** Keys with a value of the containers' network. */
    private static final Set<String> ADDRESSES =
            Set.of(
                    "jobmanager.rpc.address",
                    "jobmanager.bind-host",
                    "blob.server.port",
                    "taskmanager.host",
                    "taskmanager.bind-host",
                    "taskmanager.rpc.port",
                    "taskmanager.data.port",
                    "rest.address",
                    "rest.bind-address",
                    "metrics.internal.query-service.port");

    private final Map<String, Object> compose =
            Yaml.map(Yaml.documents(Repository.ROOT.resolve("compose.yaml")).get(0));
    private final Configuration settings =
            Settings.load(
                    Repository.ROOT.resolve("compose/tickflow.yaml"),
                    Repository.ROOT.resolve("flink-conf/instruments.yaml"),
                    Map.of());

    @Test
    void shouldHaveEveryProcessOfLocalStack() {
        assertThat(services().keySet())
                .containsAll(
                        Arrays.stream(StackPart.values()).map(StackPart::processName).toList());
    }

    @Test
    void shouldOpenUsualPortsToThisMachineOnly() {
        assertThat(ports("kafka"))
                .containsExactly(port(PipelineOptions.BOOTSTRAP_SERVERS.defaultValue()));
        assertThat(ports("clickhouse"))
                .containsExactly(
                        String.valueOf(
                                URI.create(HistoryOptions.CLICKHOUSE_URL.defaultValue())
                                        .getPort()));
        assertThat(ports("redis")).containsExactly("6379");
        assertThat(ports("postgres")).containsExactly("5432");
        assertThat(ports("jobmanager")).containsExactly(String.valueOf(cluster().get("rest.port")));
        assertThat(services().keySet())
                .allSatisfy(
                        name ->
                                assertThat(Yaml.list(service(name).get("ports")))
                                        .allMatch(port -> port.toString().startsWith(LOOPBACK)));
    }

    @Test
    void shouldPinImagesAndCheckHealthOfServices() {
        assertThat(services().keySet())
                .allSatisfy(
                        name -> {
                            Map<String, Object> service = service(name);
                            assertThat(service.get("image").toString())
                                    .as(name)
                                    .matches("[a-z0-9/.-]+:v?[0-9]+\\.[0-9.]+");
                            boolean ends = "no".equals(service.get("restart"));
                            assertThat(service.containsKey("healthcheck"))
                                    .as(name)
                                    .isNotEqualTo(ends);
                        });
    }

    @Test
    void shouldDependOnServicesAndVolumesThatExist() {
        Set<String> volumes = Yaml.map(compose.get("volumes")).keySet();
        assertThat(services().keySet())
                .allSatisfy(
                        name -> {
                            assertThat(services().keySet())
                                    .as(name)
                                    .containsAll(
                                            Yaml.map(service(name).get("depends_on")).keySet());
                            for (Object volume : Yaml.list(service(name).get("volumes"))) {
                                String source = volume.toString().split(":", -1)[0];
                                if (source.startsWith("./")) {
                                    assertThat(Repository.ROOT.resolve(source)).as(name).exists();
                                } else {
                                    assertThat(volumes).as(name).contains(source);
                                }
                            }
                        });
    }

    @Test
    void shouldTakeSettingsOfServices() {
        assertThatCode(() -> SignalJob.configure(settings)).doesNotThrowAnyException();
        assertThatCode(() -> DeskJob.configure(settings)).doesNotThrowAnyException();
        assertThatCode(() -> HistoryJob.configure(settings)).doesNotThrowAnyException();
        assertThat(services())
                .containsKeys(
                        settings.get(PipelineOptions.BOOTSTRAP_SERVERS).replaceFirst(":.*", ""),
                        URI.create(settings.get(HistoryOptions.CLICKHOUSE_URL)).getHost());
        Path bundle =
                Path.of("/opt/tickflow")
                        .relativize(Path.of(settings.get(ScoringOptions.MODEL_BUNDLE)));
        assertThat(Repository.ROOT.resolve(bundle)).isDirectory();
        assertThat(Yaml.list(service("venue").get("command")))
                .contains(
                        settings.get(FeedOptions.FEED_TOPIC),
                        settings.get(PipelineOptions.BOOTSTRAP_SERVERS));
    }

    @Test
    void shouldLeadGatewayToRedisAndSettings() {
        List<String> command =
                Yaml.list(service("gateway").get("command")).stream().map(String::valueOf).toList();
        URI redis = URI.create(command.get(command.indexOf("--redis") + 1));
        String place = command.get(command.indexOf("--config") + 1);
        URI store = URI.create(place.substring("pg:".length()));

        assertThat(StorePlace.isPlace(place)).isTrue();
        assertThat(List.of(redis.getHost(), store.getHost())).containsExactly("redis", "postgres");
        assertThat(ports(redis.getHost())).containsExactly(String.valueOf(redis.getPort()));
        assertThat(ports(store.getHost())).containsExactly(String.valueOf(store.getPort()));
        assertThat(Yaml.map(service("gateway").get("depends_on")).keySet())
                .contains("redis", "settings");
        assertThat(List.of("gateway", "settings"))
                .allSatisfy(
                        name -> {
                            Map<String, Object> variables =
                                    Yaml.merged(Yaml.map(service(name).get("environment")));
                            assertThat(variables)
                                    .containsEntry(
                                            StorePlace.PASSWORD,
                                            "file:/run/secrets/postgres-password");
                            assertThat(variables.get(StorePlace.USER))
                                    .isEqualTo(
                                            Yaml.map(service("postgres").get("environment"))
                                                    .get("POSTGRES_USER"));
                            assertThat(Yaml.list(service(name).get("secrets")))
                                    .contains("postgres-password");
                        });
    }

    @Test
    void shouldKnowHabitsOfSandboxVenue() {
        assertThat(settings.get(FixOptions.REMEMBERS_ORDERS)).isTrue();
        assertThat(settings.get(FixOptions.ANSWERS_POSITIONS)).isTrue();
    }

    @Test
    void shouldShareValuesWithConfigurationOfCluster() {
        Map<String, Object> own =
                Yaml.map(Yaml.documents(Repository.ROOT.resolve("compose/config.yaml")).get(0));
        Map<String, String> differing = new TreeMap<>();
        cluster()
                .forEach(
                        (key, value) -> {
                            if (!ADDRESSES.contains(key) && !value.equals(own.get(key))) {
                                differing.put(key, own.get(key) + " instead of " + value);
                            }
                        });

        assertThat(differing).isEmpty();
    }

    private Map<String, Object> services() {
        return Yaml.map(compose.get("services"));
    }

    /** Service with the mapping that it is merged with. */
    private Map<String, Object> service(String name) {
        return Yaml.merged(Yaml.map(services().get(name)));
    }

    private List<String> ports(String name) {
        return Yaml.list(service(name).get("ports")).stream()
                .map(mapping -> port(mapping.toString().substring(LOOPBACK.length())))
                .toList();
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private static Map<String, Object> cluster() {
        return Yaml.map(Yaml.documents(Repository.ROOT.resolve("flink-conf/config.yaml")).get(0));
    }
}

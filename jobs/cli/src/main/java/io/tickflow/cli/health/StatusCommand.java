package io.tickflow.cli.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.cli.option.ConfiguredRegistry;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.ObservedClusterOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.operate.component.Component;
import io.tickflow.operate.component.ComponentTable;
import io.tickflow.operate.component.GatewayProbe;
import io.tickflow.operate.component.RegistryComponent;
import io.tickflow.operate.observe.DeploymentProbe;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.status.StatusJson;
import io.tickflow.operate.status.StatusLevel;
import io.tickflow.operate.status.StatusLimits;
import io.tickflow.operate.status.StatusReport;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows running and failing parts, with the start of each failure, on one screen. */
@Command(
        name = "status",
        description = {
            "Show how a deployment is, what is red and since when.",
            "Mode, feed, model, signals, positions, FIX, jobs, checkpoints, lags and ClickHouse, then each component with its figures. Ends with 1 if a finding is red, or the gateway or the registry that it asks."
        },
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** A year. */
    private static final long SECONDS_MAX = 31_536_000;

    @Mixin private final SettingsOptions settings = new SettingsOptions();

    @Mixin private final ObservedClusterOption jobManager = new ObservedClusterOption();

    @Option(
            names = "--feed-age-max",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "Age of the newest tick that is red (default: ${DEFAULT-VALUE}).")
    private long feedAgeMaxSeconds;

    @Option(
            names = "--lag-max",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description =
                    "Age of the oldest unconfirmed record that is red (default: ${DEFAULT-VALUE}).")
    private long lagMaxSeconds;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Gateway, as http://127.0.0.1:8085 (default: it is not asked).")
    private @Nullable URI gateway;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        new Inputs()
                .require(isAge(feedAgeMaxSeconds), "--feed-age-max must be 1 to " + SECONDS_MAX)
                .require(isAge(lagMaxSeconds), "--lag-max must be 1 to " + SECONDS_MAX)
                .require(
                        gateway == null || isAddress(gateway),
                        "--gateway: '"
                                + gateway
                                + "' must be http://HOST:PORT or https://HOST:PORT")
                .throwIfInvalid();
        Configuration configuration = settings.read(addresses());
        var probe =
                new DeploymentProbe(configuration, jobManager.address(configuration).orElse(null));
        Observations seen = probe.observe();
        var limits =
                StatusLimits.of(
                        Duration.ofSeconds(feedAgeMaxSeconds), Duration.ofSeconds(lagMaxSeconds));
        StatusReport report = StatusReport.of(seen, limits);
        Component registry = registry(configuration);
        Component asked = GatewayProbe.ask(gateway);
        print(report, seen, ComponentTable.of(seen, report, registry, asked));
        return report.red() || isRed(registry) || isRed(asked) ? 1 : 0;
    }

    /** Searches first, which makes the file system of the registry known to Flink. */
    private static Component registry(Configuration configuration) {
        return ConfiguredRegistry.find(configuration)
                .map(found -> RegistryComponent.read(found.config().uri()))
                .orElseGet(() -> RegistryComponent.read(null));
    }

    private void print(StatusReport report, Observations seen, List<Component> components) {
        if (json) {
            ObjectNode all = MAPPER.valueToTree(StatusJson.of(report, seen));
            all.set("components", MAPPER.valueToTree(components));
            console.out().println(all.toPrettyString());
        } else {
            console.out().print(StatusScreen.of(report));
            console.out().println();
            console.out().print(ComponentScreen.of(components, report));
        }
        console.out().flush();
    }

    private static boolean isRed(Component component) {
        return component.health().level() == StatusLevel.RED;
    }

    private static boolean isAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null;
    }

    private static boolean isAge(long seconds) {
        return seconds >= 1 && seconds <= SECONDS_MAX;
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        kafka.putInto(addresses);
        clickHouse.putInto(addresses);
        return addresses;
    }
}

package io.tickflow.cli.health;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.ObservedClusterOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.operate.observe.DeploymentProbe;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.status.StatusJson;
import io.tickflow.operate.status.StatusLimits;
import io.tickflow.operate.status.StatusReport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows running and failing parts, with the start of each failure, on one screen. */
@Command(
        name = "status",
        description = {
            "Show how a deployment is, what is red and since when.",
            "Mode, feed, model, signals, positions, FIX, jobs, checkpoints, lags and ClickHouse. Ends with 1 if something is red."
        },
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();

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

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        new Inputs()
                .require(isAge(feedAgeMaxSeconds), "--feed-age-max must be 1 to " + SECONDS_MAX)
                .require(isAge(lagMaxSeconds), "--lag-max must be 1 to " + SECONDS_MAX)
                .throwIfInvalid();
        Observations seen = observe(settings.read(addresses()));
        var limits =
                StatusLimits.of(
                        Duration.ofSeconds(feedAgeMaxSeconds), Duration.ofSeconds(lagMaxSeconds));
        StatusReport report = StatusReport.of(seen, limits);
        if (json) {
            console.out().println(JSON.writeValueAsString(StatusJson.of(report, seen)));
        } else {
            console.out().print(StatusScreen.of(report));
        }
        console.out().flush();
        return report.red() ? 1 : 0;
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

    private Observations observe(Configuration configuration) {
        return new DeploymentProbe(configuration, jobManager.address(configuration).orElse(null))
                .observe();
    }
}

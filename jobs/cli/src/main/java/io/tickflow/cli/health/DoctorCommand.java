package io.tickflow.cli.health;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.ObservedClusterOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.check.BundleCheck;
import io.tickflow.operate.check.CheckResult;
import io.tickflow.operate.check.ClickHouseChecks;
import io.tickflow.operate.check.DeploymentChecks;
import io.tickflow.operate.check.FeedChecks;
import io.tickflow.operate.check.FixChecks;
import io.tickflow.operate.check.FlinkChecks;
import io.tickflow.operate.check.JobSettings;
import io.tickflow.operate.check.KafkaChecks;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks all requirements of the jobs, before their start or when they misbehave. */
@Command(
        name = "doctor",
        description = {
            "Check settings, model bundle, Kafka, topics, clocks, feed, pipeline, account, ClickHouse, FIX, Flink and checkpoint path.",
            "Changes nothing. Ends with 2 if the settings are refused, with 1 if another check fails. 'doctor feed' looks at ticks instead, 'doctor savepoint' at a savepoint."
        },
        mixinStandardHelpOptions = true,
        subcommands = {DoctorFeedCommand.class, DoctorSavepointCommand.class})
public final class DoctorCommand implements Callable<Integer> {

    private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final ObservedClusterOption jobManager = new ObservedClusterOption();

    @Option(
            names = "--flink-config",
            paramLabel = "FILE",
            description = "Flink's settings (default: flink-conf/config.yaml).")
    private @Nullable Path flinkConfig;

    @Option(
            names = "--fix-logon",
            description =
                    "Log on to the broker too. Not while the DeskJob runs: the broker may end its session.")
    private boolean fixLogon;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        List<CheckResult> diagnoses = diagnose(settings.read(addresses()));
        if (json) {
            console.out().println(JSON.writeValueAsString(diagnoses));
        } else {
            console.out().print(DoctorScreen.of(diagnoses));
        }
        console.out().flush();
        return exitCode(diagnoses);
    }

    /** Settings are the user's input; everything else that fails is outside. */
    private static int exitCode(List<CheckResult> diagnoses) {
        if (diagnoses.get(0).failed()) {
            return ExitCodes.INVALID;
        }
        return diagnoses.stream().anyMatch(CheckResult::failed) ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        kafka.putInto(addresses);
        clickHouse.putInto(addresses);
        return addresses;
    }

    private List<CheckResult> diagnose(Configuration configuration) {
        JobSettings jobs = JobSettings.read(configuration);
        List<CheckResult> all = new ArrayList<>();
        all.add(jobs.diagnosis());
        all.add(BundleCheck.run(jobs.signal()));
        List<CheckResult> broker = KafkaChecks.run(kafkaOf(jobs), InstantSource.system());
        all.addAll(broker);
        all.add(FeedChecks.run(jobs.signal()));
        if (!jobs.diagnosis().failed()) {
            all.addAll(
                    DeploymentChecks.run(
                            DeskAddress.read(configuration),
                            jobManager.address(configuration),
                            !broker.get(0).failed(),
                            System.currentTimeMillis()));
        }
        all.addAll(ClickHouseChecks.run(jobs.history()));
        all.addAll(FixChecks.run(jobs.desk(), fixLogon));
        Path file = flinkConfig == null ? Home.resolve("flink-conf/config.yaml") : flinkConfig;
        all.addAll(
                FlinkChecks.run(
                        jobManager.address(configuration), flink(file, configuration), file));
        return all;
    }

    private static @Nullable KafkaConfig kafkaOf(JobSettings jobs) {
        if (jobs.signal() != null) {
            return jobs.signal().kafka();
        }
        return jobs.history() == null ? null : jobs.history().kafka();
    }

    /** Reads the file, with the relevant setting overridden by -D. */
    private static Configuration flink(Path file, Configuration overrides) {
        Configuration flink = Settings.load(file, Map.of());
        overrides
                .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                .ifPresent(value -> flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, value));
        return flink;
    }
}

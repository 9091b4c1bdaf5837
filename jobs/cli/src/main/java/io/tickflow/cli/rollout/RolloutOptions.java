package io.tickflow.cli.rollout;

import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.option.FlinkTargetOption;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.rollout.RolloutCheck;
import io.tickflow.operate.rollout.journal.RolloutFolder;
import io.tickflow.settings.BundlePath;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Places of a rollout: the cluster, Kafka and the journals. */
@Command
final class RolloutOptions {

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description =
                    "Folder of the journals (default: ~/.local/state/tickflow/rollouts). Whoever"
                            + " goes on with a rollout needs the same.")
    private @Nullable Path journal;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting whose value Flink hides, or tickflow.kafka.bootstrap-servers as this"
                            + " machine reaches it. The job keeps its own settings.")
    private Map<String, String> overrides = new HashMap<>();

    @Mixin private final FlinkTargetOption target = new FlinkTargetOption();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final SettingsFile settings = new SettingsFile();

    /** Control of the cluster, which is contacted at the first call. */
    JobControl control() {
        return target.openControl();
    }

    /** Folder of the journals. */
    RolloutFolder folder() {
        Path usual = ClusterState.defaultWorkDirectory().resolveSibling("rollouts");
        return new RolloutFolder(
                journal == null ? usual : journal.toAbsolutePath().normalize(),
                InstantSource.system());
    }

    /** Settings of this machine. */
    Map<String, String> local() {
        return Settings.load(settings.path(), overrides).toMap();
    }

    /** Creates the check of a bundle. */
    RolloutCheck check(JobControl control) {
        return new RolloutCheck(control, local(), brokers());
    }

    private @Nullable String brokers() {
        Map<String, String> named = new HashMap<>(overrides);
        kafka.putInto(named);
        return named.get(PipelineOptions.BOOTSTRAP_SERVERS.key());
    }

    /** Folder of a bundle, by the rule of all commands. */
    static Path bundle(String reference) {
        String key = SignalOptions.MODEL_BUNDLE.key();
        var named = Configuration.fromMap(Map.of(key, reference));
        return Path.of(
                BundlePath.resolve(named, Home.resolve("")).toMap().getOrDefault(key, reference));
    }
}

package io.tickflow.cli.rollout;

import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.cluster.JobJar;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.option.ConfiguredRegistry;
import io.tickflow.cli.option.FlinkTargetOption;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.KubernetesOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.cache.BundleCache;
import io.tickflow.operate.kubernetes.KubernetesRollout;
import io.tickflow.operate.rollout.RolloutCheck;
import io.tickflow.operate.rollout.journal.RolloutFolder;
import io.tickflow.operate.rollout.plan.Candidate;
import io.tickflow.operate.rollout.platform.RestRollout;
import io.tickflow.operate.rollout.platform.RolloutTarget;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.RegistryConfig;
import io.tickflow.settings.RegistryOptions;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.job.BundlePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
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

    @Mixin private final FlinkTargetOption flink = new FlinkTargetOption();
    @Mixin private final KubernetesOption kubernetes = new KubernetesOption();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final SettingsFile settings = new SettingsFile();

    /** Deployment of the jobs, which is contacted at the first call. */
    RolloutTarget target() {
        Supplier<Configuration> tls = () -> Configuration.fromMap(local());
        return kubernetes.isMeant()
                ? KubernetesRollout.open(kubernetes.place(flink.named(tls)))
                : new RestRollout(flink.openControl(tls), JobJar::locate);
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
        return settings.load(overrides).toMap();
    }

    /** Creates the check of a bundle. */
    RolloutCheck check(RolloutTarget target) {
        return new RolloutCheck(target, local(), brokers());
    }

    private @Nullable String brokers() {
        Map<String, String> named = new HashMap<>(overrides);
        kafka.putInto(named);
        return named.get(PipelineOptions.BOOTSTRAP_SERVERS.key());
    }

    /**
     * Finds a bundle to roll out: a folder by the rule of all commands, or a reference to the
     * registry, whose files are copied to this machine.
     *
     * @param job settings of the running job, which names its registry
     * @param alias alias that follows a kept bundle; null to leave aliases alone
     */
    Candidate candidate(String bundle, Map<String, String> job, @Nullable String alias) {
        if (!ModelReference.isReference(bundle)) {
            return Candidate.of(Path.of(resolved(bundle)));
        }
        Configuration settings = registrySettings(job);
        ConfiguredRegistry registry = ConfiguredRegistry.of(settings);
        PublishedModel model = registry.open().resolve(ModelReference.parse(bundle));
        RegistryConfig config = registry.config();
        try {
            Path folder =
                    new BundleCache(config.cacheFolder(), config.cacheBytesMax())
                            .fetch(registry.store(), model);
            return Candidate.of(
                    model,
                    folder,
                    Map.of(RegistryOptions.REGISTRY.key(), String.valueOf(config.uri())),
                    alias);
        } catch (IOException e) {
            throw CommandException.failed(
                    bundle + " cannot be copied from the registry: " + e.getMessage());
        }
    }

    /** Registry of a job, else of this machine's settings; null if neither names one. */
    @Nullable JournaledRegistry registry(Map<String, String> job) {
        return ConfiguredRegistry.find(registrySettings(job))
                .map(ConfiguredRegistry::open)
                .orElse(null);
    }

    private Configuration registrySettings(Map<String, String> job) {
        Map<String, String> all = new HashMap<>(local());
        all.putAll(job);
        return Configuration.fromMap(all);
    }

    /** Bundle of the settings as a job opens it, by the rule of all commands. */
    static String resolved(String bundle) {
        String key = ScoringOptions.MODEL_BUNDLE.key();
        var named = Configuration.fromMap(Map.of(key, bundle));
        return BundlePath.resolve(named, Home.resolve("")).toMap().getOrDefault(key, bundle);
    }
}

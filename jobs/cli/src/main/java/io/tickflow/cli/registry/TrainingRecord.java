package io.tickflow.cli.registry;

import io.tickflow.cli.option.ConfiguredRegistry;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.Training;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.RegistryChange;
import io.tickflow.model.training.TrainingReport;
import io.tickflow.operate.model.Announcement;
import io.tickflow.operate.model.ModelAnnouncer;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.RegistryOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Record of a training in the registry, if there is one, and its event. */
@Command
public final class TrainingRecord {

    @Option(
            names = "--registry",
            paramLabel = "URI",
            description =
                    "Registry that records the training (default: tickflow.registry of the settings,"
                            + " if there is one).")
    private @Nullable String uri;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();

    /**
     * Reads the settings, so that a training does not end with a refusal.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public void check() {
        Configuration all = settings();
        PipelineOptions.kafkaOf(all);
        PipelineOptions.deploymentOf(all);
        ConfiguredRegistry.find(all).ifPresent(found -> found.open().entries());
    }

    /** Records the training and tells Kafka; writes to {@code err} if Kafka was not told. */
    public void add(TrainingReport report, Duration duration, PrintWriter err) {
        Configuration all = settings();
        Optional<ConfiguredRegistry> found = ConfiguredRegistry.find(all);
        RegistryChange.Training training = training(report, duration);
        if (found.isEmpty() || training == null) {
            return;
        }
        JournaledRegistry registry = found.get().open();
        registry.record(training);
        Announcement told =
                new ModelAnnouncer(PipelineOptions.kafkaOf(all), PipelineOptions.deploymentOf(all))
                        .announce(registry, false);
        if (!told.isComplete()) {
            err.println(told.text());
            err.flush();
        }
    }

    private static RegistryChange.@Nullable Training training(
            TrainingReport report, Duration duration) {
        ModelManifest manifest = report.manifest();
        Training data = manifest.training();
        if (data == null) {
            return null;
        }
        ModelMetrics metrics = manifest.direction().metrics();
        return new RegistryChange.Training(
                manifest.id(),
                manifest.version(),
                OnnxBundles.digest(report.bundle()),
                manifest.direction().label(),
                data.from(),
                data.to(),
                data.rows(),
                duration.toMillis(),
                metrics == null ? null : finite(metrics.accuracyAtGate()),
                metrics == null ? null : finite(metrics.coverage()));
    }

    private static @Nullable Double finite(double share) {
        return Double.isFinite(share) ? share : null;
    }

    private Configuration settings() {
        return settings(Map.of());
    }

    /** Settings of the command line, with {@code more} options. */
    public Configuration settings(Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        kafka.putInto(options);
        if (uri != null) {
            options.put(RegistryOptions.REGISTRY.key(), uri);
        }
        return settings.read(options);
    }
}

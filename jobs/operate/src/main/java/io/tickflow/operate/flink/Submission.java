package io.tickflow.operate.flink;

import io.tickflow.core.event.Deployment;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.Settings;
import io.tickflow.settings.job.BundlePath;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Job with its settings, for a cluster without access to the files of this machine: settings are
 * sent as arguments.
 *
 * @param kind job to submit
 * @param settings keys of Tickflow's
 * @param flinkSettings keys of Flink's, for this job only
 * @param parallelism of the job; null for that of the cluster
 * @param savepoint to start from; null to start with empty state
 * @param allowNonRestoredState true to drop state of the savepoint that no operator takes
 */
public record Submission(
        JobKind kind,
        Map<String, String> settings,
        Map<String, String> flinkSettings,
        @Nullable Integer parallelism,
        @Nullable String savepoint,
        boolean allowNonRestoredState) {

    private static final String OWN = "tickflow.";

    /**
     * Reads settings and checks those of Tickflow.
     *
     * @param home base folder of a relative path of the model bundle
     * @param file tickflow.yaml
     * @param overrides of both kinds
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public static Submission of(JobKind kind, Path home, Path file, Map<String, String> overrides) {
        return of(kind, home, Settings.load(file, overrides));
    }

    /**
     * Checks the settings of Tickflow among {@code settings}, which must hold no secret: the
     * cluster shows them.
     *
     * @param home base folder of a relative path of the model bundle
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public static Submission of(JobKind kind, Path home, Configuration settings) {
        Map<String, String> all = BundlePath.resolve(settings, home).toMap();
        Map<String, String> own = new TreeMap<>(all);
        own.keySet().removeIf(key -> !key.startsWith(OWN));
        Map<String, String> flink = new TreeMap<>(all);
        flink.keySet().removeIf(key -> key.startsWith(OWN));
        kind.check(Configuration.fromMap(own));
        return new Submission(kind, own, flink, null, null, false);
    }

    /** Name and mode of the deployment that the job will belong to. */
    public Deployment deployment() {
        return PipelineOptions.deploymentOf(Configuration.fromMap(settings));
    }

    /** The same job with other settings of Tickflow. */
    public Submission withSettings(Map<String, String> value) {
        return new Submission(
                kind, value, flinkSettings, parallelism, savepoint, allowNonRestoredState);
    }

    public Submission withParallelism(@Nullable Integer value) {
        return new Submission(
                kind, settings, flinkSettings, value, savepoint, allowNonRestoredState);
    }

    public Submission from(@Nullable String path, boolean dropOtherState) {
        return new Submission(kind, settings, flinkSettings, parallelism, path, dropOtherState);
    }
}

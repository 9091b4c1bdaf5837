package io.tickflow.cli.option;

import io.tickflow.cli.background.ClusterState;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.settings.PipelineOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Default addresses of commands. A running local stack goes before them: {@code StackDefaults}
 * lends its addresses as if the command line named them.
 */
public final class DefaultAddresses {

    /** URL of a Flink cluster that nobody has named. */
    public static final String JOB_MANAGER_USUAL = "http://127.0.0.1:8081";

    private DefaultAddresses() {}

    /**
     * Address of a JobManager, with the files of an https:// URL: those of the settings for a
     * cluster that the command line names, those of its folder for that of 'cluster start'.
     *
     * @param named URL of the command line; null for the cluster of 'cluster start', if any
     */
    static Optional<JobManagerAddress> jobManager(
            @Nullable String named, Supplier<Configuration> settings) {
        Path folder = ClusterState.defaultWorkDirectory();
        Optional<String> own = jobManager();
        Optional<String> url = named == null ? own : Optional.of(named);
        return url.map(
                address ->
                        own.equals(url) && ClusterState.hasCertificates(folder)
                                ? ClusterState.address(address, folder)
                                : address(address, settings));
    }

    private static JobManagerAddress address(String url, Supplier<Configuration> settings) {
        return JobManagerAddress.isEncrypted(url)
                ? new JobManagerAddress(url, PipelineOptions.flinkRestOf(settings.get()))
                : JobManagerAddress.of(url);
    }

    /** URL of the cluster of 'cluster start', if any. */
    public static Optional<String> jobManager() {
        return ClusterState.read(ClusterState.defaultWorkDirectory()).map(ClusterState::restUrl);
    }
}

package io.tickflow.cli.option;

import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.FlinkTarget;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.flink.RestTarget;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Address of the Flink deployment of a command. */
@Command
public final class FlinkTargetOption {

    private static final String ADVICE =
            ". Start a cluster with bin/tickflow cluster start, or name another with --jobmanager"
                    + " URL";

    @Option(
            names = "--jobmanager",
            paramLabel = "URL",
            description =
                    "REST interface of the Flink cluster (default: that of 'up', that of 'cluster"
                            + " start', or "
                            + DefaultAddresses.JOB_MANAGER_USUAL
                            + ").")
    private @Nullable String url;

    /**
     * Opens the deployment, which is contacted at the first call.
     *
     * @param settings read only for an https:// URL that {@code --jobmanager} names
     */
    public FlinkTarget open(Supplier<Configuration> settings) {
        return new RestTarget(new FlinkRest(address(settings), ADVICE));
    }

    /** Opens the same for single jobs under chosen ids. */
    public JobControl openControl(Supplier<Configuration> settings) {
        return new JobControl(new FlinkRest(address(settings), ADVICE));
    }

    /**
     * Address that the command line names.
     *
     * @return null if it names none
     */
    public @Nullable JobManagerAddress named(Supplier<Configuration> settings) {
        return url == null ? null : address(settings);
    }

    /** Address of the JobManager. */
    public JobManagerAddress address(Supplier<Configuration> settings) {
        return DefaultAddresses.jobManager(url, settings)
                .orElseGet(() -> JobManagerAddress.of(DefaultAddresses.JOB_MANAGER_USUAL));
    }
}

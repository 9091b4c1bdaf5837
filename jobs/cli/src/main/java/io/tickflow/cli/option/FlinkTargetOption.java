package io.tickflow.cli.option;

import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.FlinkTarget;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.RestTarget;
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

    /** Opens the deployment, which is contacted at the first call. */
    public FlinkTarget open() {
        return new RestTarget(new FlinkRest(address(), ADVICE));
    }

    /** Opens the same for single jobs under chosen ids. */
    public JobControl openControl() {
        return new JobControl(new FlinkRest(address(), ADVICE));
    }

    /** URL that the command line names; null without one. */
    public @Nullable String url() {
        return url;
    }

    private String address() {
        return url == null
                ? DefaultAddresses.jobManager().orElse(DefaultAddresses.JOB_MANAGER_USUAL)
                : url;
    }
}

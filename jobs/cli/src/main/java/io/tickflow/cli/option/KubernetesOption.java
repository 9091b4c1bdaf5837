package io.tickflow.cli.option;

import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.kubernetes.KubernetesPlace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Place of the SignalJob on Kubernetes. */
@Command
public final class KubernetesOption {

    /** Kind of a deployment. */
    enum Target {
        REST,
        KUBERNETES
    }

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            defaultValue = "rest",
            description =
                    "rest: a cluster that takes jobs by its REST interface; kubernetes: a"
                            + " FlinkDeployment of Flink's operator (default: ${DEFAULT-VALUE}).")
    private Target target = Target.REST;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "Namespace of the FlinkDeployment (default: that of the kubeconfig).")
    private @Nullable String namespace;

    @Option(
            names = "--deployment",
            paramLabel = "NAME",
            defaultValue = "tickflow-signal",
            description = "FlinkDeployment with the SignalJob (default: ${DEFAULT-VALUE}).")
    private String deployment = "tickflow-signal";

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Access to Kubernetes (default: as kubectl, or the account of the Pod).")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Context of the kubeconfig (default: its current one).")
    private @Nullable String context;

    /** Returns true if the jobs are on Kubernetes. */
    public boolean isMeant() {
        return target == Target.KUBERNETES;
    }

    /**
     * The place.
     *
     * @param jobManager address of Flink's REST interface; null to forward a port of the Pod
     */
    public KubernetesPlace place(@Nullable JobManagerAddress jobManager) {
        return new KubernetesPlace(kubeconfig, context, namespace, deployment, jobManager);
    }
}

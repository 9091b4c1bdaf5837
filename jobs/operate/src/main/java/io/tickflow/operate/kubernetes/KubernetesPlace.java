package io.tickflow.operate.kubernetes;

import io.tickflow.operate.flink.JobManagerAddress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Place of a FlinkDeployment.
 *
 * @param kubeconfig file with the address of the API server; null for the usual one, or the account
 *     of the Pod that this runs in
 * @param context of that file; null for its current one
 * @param namespace of the deployment; null for that of the context
 * @param deployment name of the FlinkDeployment with the SignalJob
 * @param jobManager address of Flink's REST interface; null to forward a port of the JobManager's
 *     Pod
 */
public record KubernetesPlace(
        @Nullable Path kubeconfig,
        @Nullable String context,
        @Nullable String namespace,
        String deployment,
        @Nullable JobManagerAddress jobManager) {

    private static final String SIGNAL = "-signal";
    private static final String SHADOW = "-shadow";

    /** Name of the FlinkDeployment with a shadow. */
    String shadow() {
        return deployment.endsWith(SIGNAL)
                ? deployment.substring(0, deployment.length() - SIGNAL.length()) + SHADOW
                : deployment + SHADOW;
    }
}

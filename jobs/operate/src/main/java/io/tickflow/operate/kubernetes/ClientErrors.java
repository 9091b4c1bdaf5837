package io.tickflow.operate.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tickflow.connector.net.NoAnswer;
import java.io.IOException;

/** Messages of the Kubernetes client, for people. */
final class ClientErrors {

    private ClientErrors() {}

    /** Words of the API server, or the reason for which it does not answer. */
    static String text(KubernetesClientException failure) {
        if (failure.getStatus() != null) {
            return String.valueOf(failure.getStatus().getMessage());
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException unanswered) {
                return NoAnswer.why(unanswered);
            }
        }
        return String.valueOf(failure.getMessage());
    }
}

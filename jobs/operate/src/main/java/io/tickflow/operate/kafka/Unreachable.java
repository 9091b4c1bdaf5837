package io.tickflow.operate.kafka;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.OperationException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Failures to reach a server, worded for users: address, cause and advice. */
public final class Unreachable {

    private Unreachable() {}

    /** Creates the failure of a command with the option --bootstrap-servers. */
    public static OperationException kafka(KafkaConfig kafka, KafkaException failure) {
        return OperationException.failed(
                kafka.describe(failure)
                        + (isRefusal(failure)
                                ? ""
                                : ". Start one, or name another with --bootstrap-servers HOST:PORT"),
                failure);
    }

    /** A broker that refuses a handshake or a login has started. */
    private static boolean isRefusal(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof AuthenticationException) {
                return true;
            }
        }
        return false;
    }
}

package io.tickflow.operate.kafka;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.OperationException;
import java.nio.file.NoSuchFileException;
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

    /** Neither a refused handshake or login nor an absent file is cured by another broker. */
    private static boolean isRefusal(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof AuthenticationException || at instanceof NoSuchFileException) {
                return true;
            }
        }
        return false;
    }
}

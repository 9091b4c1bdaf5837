package io.tickflow.connector.net;

import io.tickflow.connector.tls.TlsFault;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;

/** Reason of a failed connection for the user, in one line without class names. */
public final class NoAnswer {

    private NoAnswer() {}

    /** Extracts the reason of {@code failure}, preferring its innermost cause. */
    public static String why(Throwable failure) {
        Deque<Throwable> causes = new ArrayDeque<>();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            causes.addFirst(at);
        }
        Optional<TlsFault> tls = TlsFault.of(failure);
        if (tls.isPresent()) {
            return tls.get().text();
        }
        return causes.stream()
                .map(NoAnswer::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> said(causes));
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof SaslAuthenticationException) {
            return "it refuses the user name or the password";
        }
        if (cause instanceof NoSuchFileException absent) {
            return "there is no file " + absent.getFile();
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return "the name of the host is not known";
        }
        if (cause instanceof SocketTimeoutException
                || cause instanceof HttpTimeoutException
                || cause instanceof TimeoutException
                || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
            return "timed out";
        }
        // Java's HTTP client gives no message if the connection is refused.
        return cause instanceof ConnectException
                        && (cause.getMessage() == null || cause.getMessage().contains("refused"))
                ? "connection refused"
                : null;
    }

    private static String said(Deque<Throwable> causes) {
        return causes.stream()
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .map(message -> message.replaceAll("\\s+", " ").strip())
                .orElse("the connection broke");
    }
}

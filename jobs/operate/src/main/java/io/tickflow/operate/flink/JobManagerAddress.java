package io.tickflow.operate.flink;

import io.tickflow.connector.net.NoAnswer;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.connector.tls.TlsFault;
import io.tickflow.connector.tls.TlsFileException;
import io.tickflow.operate.OperationException;
import io.tickflow.settings.tls.FlinkRestOptions;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Address of a JobManager.
 *
 * @param url of its REST interface, without a slash at its end
 * @param tls files of an https:// URL
 */
public record JobManagerAddress(String url, TlsConfig tls) {

    private static final String ENCRYPTED = "https:";

    /** Removes a slash at the end of the URL. */
    public JobManagerAddress {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** An address in clear text, or with a certificate by a CA of the JVM. */
    public static JobManagerAddress of(String url) {
        return new JobManagerAddress(url, TlsConfig.defaults(FlinkRestOptions.PREFIX));
    }

    /** Returns true for an https:// URL. */
    public boolean isEncrypted() {
        return isEncrypted(url);
    }

    /** Returns true for an https:// URL. */
    public static boolean isEncrypted(String url) {
        return url.startsWith(ENCRYPTED);
    }

    /**
     * Creates a client that compares the name in the JobManager's certificate with the URL.
     *
     * @throws OperationException naming a file of TLS that cannot be used
     */
    public HttpClient client(Duration connectMax) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(connectMax);
        if (isEncrypted()) {
            try {
                builder.sslContext(tls.context());
            } catch (TlsFileException e) {
                throw OperationException.invalid(e.getMessage());
            }
        }
        return builder.build();
    }

    /** Describes a failure to reach it in one line. */
    public String describe(IOException failure) {
        String advice = tls.advice(failure);
        if (advice.isEmpty() && isEncrypted() && hasEnded(failure)) {
            // TLS 1.3 refuses a client after the handshake, when Java's client waits for an answer.
            advice = tls.advice(TlsFault.CERTIFICATE_REFUSED);
        }
        return "no JobManager answers at %s: %s%s"
                .formatted(url, NoAnswer.why(failure), advice.isEmpty() ? "" : ". " + advice);
    }

    private static boolean hasEnded(IOException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof EOFException) {
                return true;
            }
        }
        return false;
    }
}

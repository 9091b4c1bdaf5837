package io.tickflow.connector.fix;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Connects to a broker as a session does, with the same handshake, and sends no message. */
public final class FixTlsProbe {

    private static final Duration REFUSAL_MAX = Duration.ofSeconds(1);

    private FixTlsProbe() {}

    /**
     * Connects.
     *
     * @param wait longest wait for each step
     * @throws IOException if the broker takes no connection, or if one end refuses the other
     */
    public static void connect(FixConfig config, Duration wait) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(config.host(), config.port()), (int) wait.toMillis());
            socket.setSoTimeout((int) wait.toMillis());
            FixTls tls = config.tls();
            if (tls != null) {
                handshake(socket, tls, config);
            }
        }
    }

    private static void handshake(Socket socket, FixTls tls, FixConfig config) throws IOException {
        var factory = tls.files().context().getSocketFactory();
        String name = tls.expectedName(config.host());
        try (var encrypted = (SSLSocket) factory.createSocket(socket, name, config.port(), false)) {
            SSLParameters parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
            encrypted.startHandshake();
            awaitRefusal(encrypted);
        }
    }

    /** With TLS 1.3 a broker refuses a client's certificate after the handshake. */
    private static void awaitRefusal(SSLSocket encrypted) throws IOException {
        encrypted.setSoTimeout((int) REFUSAL_MAX.toMillis());
        try {
            int unused = encrypted.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // It waits for a Logon(35=A).
        }
    }
}

package io.tickflow.cli.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.console.Home;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.process.ScratchFolder;
import io.tickflow.process.flink.ClusterFolder;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.process.flink.FlinkDistribution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.runtime.net.SSLUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of 'cluster start --tls', in the contexts that Flink itself makes of its options. */
class ClusterTlsTest {

    private final ScratchFolder own;
    private final ScratchFolder other;
    private final Configuration settings;
    private final Configuration otherSettings;

    ClusterTlsTest(@TempDir Path parent) throws IOException {
        this.own = ScratchFolder.create(parent, false);
        this.other = ScratchFolder.create(parent, false);
        Path lib = Files.createDirectory(parent.resolve("lib"));
        this.settings = prepared(own, lib);
        this.otherSettings = prepared(other, lib);
    }

    @AfterEach
    void close() {
        own.close();
        other.close();
    }

    @Test
    void shouldAnswerOwnClientsOfRestAlone() throws Exception {
        HttpsServer server = server(settings);
        String url = "https://127.0.0.1:" + server.getAddress().getPort();
        TlsConfig mine = ClusterState.address(url, own.root()).tls();
        TlsConfig theirs = ClusterState.address(url, other.root()).tls();
        try {
            assertThat(taskManagers(url, mine)).isEqualTo(1);
            assertThatThrownBy(() -> taskManagers(url, theirs))
                    .isInstanceOf(OperationException.class)
                    .hasMessageContaining(
                            "its certificate is not signed by a CA that is trusted here")
                    .hasMessageContaining(theirs.caFile());
            assertThatThrownBy(
                            () ->
                                    taskManagers(
                                            url,
                                            new TlsConfig(
                                                    mine.option(),
                                                    mine.caFile(),
                                                    theirs.certificateFile(),
                                                    theirs.keyFile(),
                                                    "")))
                    .hasMessageContaining(theirs.certificateFile());
            assertThatThrownBy(
                            () ->
                                    taskManagers(
                                            url,
                                            new TlsConfig(
                                                    mine.option(), mine.caFile(), "", "", "")))
                    .hasMessageContaining("certificate-file is missing");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldConnectOwnProcessesAlone() throws Exception {
        try (ServerSocket server =
                SSLUtils.createSSLServerSocketFactory(settings)
                        .createServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            assertThat(echoed(server, settings)).isEqualTo(7);
            assertThatThrownBy(() -> echoed(server, otherSettings))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("PKIX");
        }
    }

    @Test
    void shouldKeepFilesForOwnerAlone() throws IOException {
        try (Stream<Path> files = Files.list(own.root().resolve("tls"))) {
            assertThat(Stream.concat(files, Stream.of(own.root().resolve("conf/config.yaml"))))
                    .hasSize(8)
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .as("%s", file)
                                            .isEqualTo("rw-------"));
        }
    }

    private static Configuration prepared(ScratchFolder folder, Path lib) {
        ClusterFolder.prepare(
                folder,
                new FlinkDistribution(lib, Home.resolve("flink-conf")),
                FlinkClusterConfig.of(1).withTls());
        return ClusterFolder.settings(folder.root()).orElseThrow();
    }

    private static int taskManagers(String url, TlsConfig tls) {
        var rest = new FlinkRest(new JobManagerAddress(url, tls), "");
        return rest.get("/overview").path("taskmanagers").asInt();
    }

    /** A server with protocol and ciphers of the JobManager, which wants client certificates. */
    private static HttpsServer server(Configuration settings) throws Exception {
        SSLContext context = SSLUtils.createRestSSLContext(settings, false);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters mutual = context.getDefaultSSLParameters();
                        mutual.setProtocols(
                                new String[] {settings.get(SecurityOptions.SSL_PROTOCOL)});
                        mutual.setCipherSuites(
                                settings.get(SecurityOptions.SSL_ALGORITHMS).split(",", -1));
                        mutual.setNeedClientAuth(true);
                        parameters.setSSLParameters(mutual);
                    }
                });
        server.createContext(
                "/overview",
                exchange -> {
                    byte[] answer = "{\"taskmanagers\": 1}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        return server;
    }

    /** Sends a byte to {@code server}, which sends it back. */
    private static int echoed(ServerSocket server, Configuration client) throws Exception {
        var answered =
                CompletableFuture.runAsync(
                        () -> {
                            try (Socket accepted = server.accept()) {
                                accepted.getOutputStream().write(accepted.getInputStream().read());
                            } catch (IOException e) {
                                throw new CompletionException(e);
                            }
                        });
        try (Socket socket =
                SSLUtils.createSSLClientSocketFactory(client)
                        .createSocket(server.getInetAddress(), server.getLocalPort())) {
            socket.getOutputStream().write(7);
            return socket.getInputStream().read();
        } finally {
            var unused = answered.handle((done, failure) -> failure == null).join();
        }
    }
}

package io.tickflow.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.JavaCommand;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration START_MAX = Duration.ofMinutes(20); // fetches the engine once
    private static final int HEAP_MEGABYTES = 128;

    private final Path parent;
    private final List<String> progress = new ArrayList<>();

    SandboxITCase(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void shouldServeEverythingAndLeaveNothingBehind() throws Exception {
        List<Long> pids;
        try (Sandbox sandbox = start(SandboxConfig.everything())) {
            pids =
                    List.of(
                            sandbox.broker().pid(),
                            sandbox.venue().pid(),
                            sandbox.clickHouseEngine().pid());

            assertThat(pids).allMatch(SandboxITCase::isAlive);
            assertThat(
                            new TopicCheck(sandbox.bootstrapServers(), TIMEOUT)
                                    .run(TopicCatalogue.bundled(), false))
                    .isEmpty();
            assertThat(select(sandbox.clickHouseUrl(), "SELECT 6 * 7")).isEqualTo("42\n");
            try (var fix = new Socket(InetAddress.getLoopbackAddress(), sandbox.venuePort())) {
                assertThat(fix.isConnected()).isTrue();
            }
            assertThat(sandbox.venue().journal().orders()).isEmpty();
            assertThat(sandbox.logsDirectory())
                    .isDirectoryContaining("glob:**/kafka.log")
                    .isDirectoryContaining("glob:**/clickhouse.log")
                    .isDirectoryContaining("glob:**/venue.log");
            assertThat(progress).anyMatch(line -> line.startsWith("Kafka at 127.0.0.1:"));
        }
        assertThat(pids).noneMatch(SandboxITCase::isAlive);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void shouldLeaveNothingBehindWhenItsProcessIsKilled(@TempDir Path outside) throws Exception {
        try (ScratchFolder directory = ScratchFolder.create(outside, false)) {
            ChildProcess process =
                    directory.start(
                            new JavaCommand(
                                    "sandbox",
                                    SandboxMain.class,
                                    List.of(parent.toString()),
                                    HEAP_MEGABYTES));
            List<Long> pids =
                    Arrays.stream(process.awaitReady(START_MAX).split(" "))
                            .map(Long::valueOf)
                            .toList();
            assertThat(pids).hasSize(3).allMatch(SandboxITCase::isAlive);

            process.killForcibly();

            await().atMost(TIMEOUT).until(() -> pids.stream().noneMatch(SandboxITCase::isAlive));
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(parent).isEmptyDirectory());
        }
    }

    @Test
    void shouldFailInOneLineWhenPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            SandboxConfig config = SandboxConfig.everything().withPorts(port, 0, 0);

            assertThatThrownBy(() -> start(config))
                    .isInstanceOf(ProcessException.class)
                    .hasMessage("port " + port + " on 127.0.0.1 is taken: Kafka cannot start");
        }
        assertThat(parent).isEmptyDirectory();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void shouldUseClickHouseServerThatAnswers() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext(
                "/ping",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (Sandbox sandbox =
                start(SandboxConfig.everything().withoutVenue().withClickHouseServer(url + "/"))) {
            assertThat(sandbox.clickHouseUrl()).isEqualTo(url);
            assertThatThrownBy(sandbox::venuePort)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("without a venue");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldFailInOneLineWithoutClickHouse() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port;

        assertThatThrownBy(() -> start(SandboxConfig.everything().withClickHouseServer(url)))
                .isInstanceOf(ProcessException.class)
                .hasMessageStartingWith("no ClickHouse server answers at " + url)
                .message()
                .doesNotContain("\n");
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).isEmpty();
        }
    }

    private Sandbox start(SandboxConfig config) {
        return Sandbox.start(config.in(parent, false), progress::add);
    }

    private static boolean isAlive(long pid) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        return handle.isPresent() && handle.get().isAlive();
    }

    private static String select(String url, String sql) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofString(sql))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

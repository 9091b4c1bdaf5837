package io.tickflow.operate.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tickflow.operate.OperationException;
import io.tickflow.settings.InvalidOptionsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestTargetTest {

    private static final String JAR_ID = "0a1b_tickflow-job.jar";

    private final Path folder;
    private final List<String> requests = new ArrayList<>();
    private final HttpServer server;
    private int runStatus = 200;
    private String runAnswer = "{\"jobid\":\"f00d\"}";
    private String runBody = "";

    RestTargetTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    @BeforeEach
    void serve() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldSplitSettingsOfTickflowAndFlink() throws IOException {
        Path file = folder.resolve("tickflow.yaml");
        Files.writeString(
                file, "tickflow:\n  pipeline: mine\n  model:\n    bundle: /far/away/bundle\n");
        Submission submission =
                Submission.of(
                                JobKind.SIGNAL,
                                folder,
                                file,
                                Map.of(
                                        "tickflow.feed.topic", "ticks",
                                        "execution.checkpointing.interval", "3 s"))
                        .withParallelism(4)
                        .from("file:/savepoints/one", true);

        assertThat(target().submit(submission, jar())).isEqualTo("f00d");

        JsonNode body = FlinkRest.JSON.readTree(runBody);
        assertThat(body.path("entryClass").asText()).isEqualTo("io.tickflow.job.trading.SignalJob");
        assertThat(body.path("programArgsList"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "-Dtickflow.feed.topic=ticks",
                        "-Dtickflow.model.bundle=/far/away/bundle",
                        "-Dtickflow.pipeline=mine");
        assertThat(body.path("flinkConfiguration").toString())
                .as("and told to a rollout, which must keep them")
                .isEqualTo(
                        "{\"execution.checkpointing.interval\":\"3 s\",\"pipeline.global-job-parameters\":\"{flink.execution.checkpointing.interval: 3 s}\"}");
        assertThat(body.path("parallelism").asInt()).isEqualTo(4);
        assertThat(body.path("savepointPath").asText()).isEqualTo("file:/savepoints/one");
        assertThat(body.path("allowNonRestoredState").asBoolean()).isTrue();
    }

    @Test
    void shouldLeaveNoJarBehind() throws IOException {
        Submission submission =
                Submission.of(
                        JobKind.SIGNAL, folder, empty(), Map.of("tickflow.model.bundle", "b"));
        target().submit(submission, jar());
        runStatus = 500;
        runAnswer = "{\"errors\":[\"Caused by: java.lang.Exception: no broker\"]}";

        assertThatThrownBy(() -> target().submit(submission, jar()))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("no broker");
        assertThat(requests)
                .containsExactly(
                        "POST /jars/upload",
                        "POST /jars/" + JAR_ID + "/run",
                        "DELETE /jars/" + JAR_ID,
                        "POST /jars/upload",
                        "POST /jars/" + JAR_ID + "/run",
                        "DELETE /jars/" + JAR_ID);
    }

    @Test
    void shouldRefuseEveryWrongSettingBeforeAnythingIsSent() throws IOException {
        Path file = empty();
        var wrong = Map.of("tickflow.mode", "LIVE", "tickflow.feed.group-id", "x");

        assertThatThrownBy(() -> Submission.of(JobKind.SIGNAL, folder, file, wrong))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.mode")
                .hasMessageContaining("tickflow.feed.group-id")
                .hasMessageContaining("tickflow.model.bundle");
        assertThat(requests).isEmpty();
    }

    private FlinkTarget target() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new RestTarget(new FlinkRest(url));
    }

    private Path empty() throws IOException {
        return Files.writeString(folder.resolve("empty.yaml"), "{}\n");
    }

    private Path jar() throws IOException {
        return Files.writeString(folder.resolve("tickflow-job.jar"), "jar");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 200;
        String answer = "{}";
        if (path.endsWith("/upload")) {
            answer = "{\"filename\":\"/tmp/flink-web-upload/" + JAR_ID + "\"}";
        } else if (path.endsWith("/run")) {
            runBody = body;
            status = runStatus;
            answer = runAnswer;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a user starts and ends it. */
class IngestITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Pattern LISTENING =
            Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+) for topic mt5\\.ticks");
    private static final Pattern SESSION = Pattern.compile("\"session\":\"(\\w+)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir private Path logs;

    @Test
    void shouldContinueAfterKillAndCountAtCtrlC() throws Exception {
        Path temporary = Files.createDirectory(logs.resolve("tmp"));
        try (ScratchFolder directory = ScratchFolder.create(logs, false)) {
            KafkaBroker broker = KafkaBroker.start(directory);
            String[] line = {
                "ingest",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--dir",
                logs.resolve("buffer").toString(),
                "--port",
                "0",
                "--json"
            };
            try (var first = CliProcess.start(logs, temporary, Map.of(), line)) {
                String url = url(first);
                assertThat(first.err()).contains("created the topic mt5.ticks");
                assertThat(post(url + "/v1/ticks", ticks(session(url, 0), 1)))
                        .contains("\"accepted\":2");
            }
            try (var second = CliProcess.start(logs, temporary, Map.of(), line)) {
                String url = url(second);
                assertThat(post(url + "/v1/ticks", ticks(session(url, 2), 3)))
                        .contains("\"accepted\":4");

                await().atMost(TIMEOUT)
                        .untilAsserted(
                                () ->
                                        assertThat(get(url + "/v1/status"))
                                                .contains("\"waiting\":0"));
                second.interrupt();

                assertThat(second.exitCode()).isEqualTo(130);
                assertThat(second.err()).doesNotContain("\tat ");
                assertThat(second.out().lines().reduce((before, last) -> last).orElseThrow())
                        .contains("\"received\":2,\"accepted\":2,\"repeated\":0,\"refused\":0")
                        .contains("\"waiting\":0");
            }
        }
    }

    private static String url(CliProcess process) throws IOException {
        await().atMost(TIMEOUT)
                .until(() -> !process.isAlive() || LISTENING.matcher(process.err()).find());
        Matcher listening = LISTENING.matcher(process.err());
        assertThat(listening.find()).as(process.err()).isTrue();
        return listening.group(1);
    }

    private String session(String url, long accepted) throws Exception {
        String answer =
                post(
                        url + "/v1/sessions",
                        "{\"protocol\":1,\"terminal\":\"t\",\"symbols\":[\"EURUSD\"]}");
        assertThat(answer).contains("\"accepted\":" + accepted + ",");
        Matcher session = SESSION.matcher(answer);
        assertThat(session.find()).isTrue();
        return session.group(1);
    }

    private static String ticks(String session, long first) {
        return """
        {"session":"%s","batches":[{"symbol":"EURUSD","first":%d,
         "ticks":[[1700000000000,1.1,1.2,0,0,6],[1700000000000,1.1,1.3,0,0,4]]}]}
        """
                .formatted(session, first);
    }

    private String get(String url) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String post(String url, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

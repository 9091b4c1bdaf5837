package io.tickflow.ingest.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.ingest.FeedTopic;
import io.tickflow.ingest.GatewayConfig;
import io.tickflow.ingest.TickGateway;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.http.BearerToken;
import io.tickflow.ingest.protocol.Limits;
import io.tickflow.ingest.terminal.GatewayClient.Answer;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all methods: a start takes seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayITCase {

    private static final String TOPIC = "mt5.ticks";
    private static final int PYTHON_TICKS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DELIVERED_MAX = Duration.ofSeconds(60);

    private final Path folder;
    private final ScratchFolder directory;
    private final KafkaBroker broker;

    GatewayITCase(@TempDir Path folder) {
        this.folder = folder;
        this.directory = ScratchFolder.create(folder, false);
        this.broker = KafkaBroker.start(directory);
        new FeedTopic(new KafkaConfig(broker.bootstrapServers(), Map.of()), TOPIC).ensure();
    }

    @AfterAll
    void close() {
        directory.close();
    }

    @Test
    void shouldAnswerWithCodes() throws Exception {
        try (TickGateway gateway = open("codes", new BearerToken("a token of a test"))) {
            var stranger = new GatewayClient(gateway.port());
            var terminal = new GatewayClient(gateway.port(), "a token of a test");

            assertThat(stranger.get("/v1/health").status()).isEqualTo(200);
            assertCode(stranger.get("/v1/status"), 401, "UNAUTHORIZED");
            assertCode(stranger.post("/v1/sessions", "{}"), 401, "UNAUTHORIZED");
            assertCode(terminal.get("/v2/ticks"), 404, "NOT_FOUND");
            assertCode(terminal.get("/v1/ticks"), 405, "METHOD_NOT_ALLOWED");
            assertCode(terminal.post("/v1/ticks", "not json"), 400, "NOT_JSON");
            assertCode(terminal.post("/v1/sessions", "{}"), 400, "PROTOCOL_UNSUPPORTED");
            assertCode(
                    terminal.post("/v1/ticks", "x".repeat(Limits.USUAL.bytesMax() + 1)),
                    413,
                    "TOO_LARGE");
            assertCode(
                    terminal.post("/v1/ticks", ticks("unknown", "A", 1, 1)), 409, "SESSION_ENDED");
            String first = session(terminal, "one", "A");
            assertCode(terminal.post("/v1/sessions", opening("two", "A")), 409, "SYMBOL_TAKEN");
            String second = session(terminal, "one", "A");
            assertCode(terminal.post("/v1/ticks", ticks(first, "A", 1, 1)), 409, "SESSION_ENDED");

            JsonNode answer =
                    terminal.post("/v1/ticks", ticks(second, "B", 1, 2)).body().path("symbols");

            assertThat(answer.path("B").path("refused").path("NOT_OFFERED").asInt()).isEqualTo(2);
            assertThat(gateway.status().path("requests_refused").path("SESSION_ENDED").asInt())
                    .isEqualTo(2);
            assertThat(gateway.counts().refusedSum()).isEqualTo(2);
        }
    }

    @Test
    void shouldContinueFromTopicWithoutBuffer() throws Exception {
        try (TickGateway gateway = open("lost-before", null)) {
            var terminal = new GatewayClient(gateway.port());
            String session = session(terminal, "lost", "L");
            JsonNode answer =
                    terminal.post("/v1/ticks", ticks(session, "L", 1, 300)).body().path("symbols");

            assertThat(answer.path("L").path("accepted").asLong()).isEqualTo(300);
            Awaitility.await().atMost(DELIVERED_MAX).until(() -> gateway.counts().written() == 300);
        }
        try (TickGateway gateway = open("lost-after", null)) {
            JsonNode state =
                    new GatewayClient(gateway.port())
                            .post("/v1/sessions", opening("lost", "L"))
                            .body()
                            .path("symbols")
                            .path("L");

            assertThat(state.path("accepted").asLong()).isEqualTo(300);
            assertThat(state.path("acknowledged").asLong()).isEqualTo(300);
            assertThat(state.path("time_msc").asLong()).isEqualTo(timeMillis(300));
            assertThat(state.path("time_count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseSecondGatewayOnBuffer() throws Exception {
        try (TickGateway gateway = open("shared", null)) {
            assertThat(gateway.port()).isPositive();
            assertThatThrownBy(() -> open("shared", null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another gateway uses the buffer in");
        }
    }

    @Test
    void shouldNameTakenPort() throws Exception {
        try (TickGateway gateway = open("port", null)) {
            GatewayConfig other = config("port-other", gateway.port(), null);

            assertThatThrownBy(() -> TickGateway.open(other))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + gateway.port())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void shouldKeepTicksWhileKafkaIsAway() throws Exception {
        try (TickGateway gateway = open("away", null)) {
            var terminal = new GatewayClient(gateway.port());
            String session = session(terminal, "away", "W");
            broker.kill();
            long next = 1;
            Answer answer = terminal.post("/v1/ticks", ticks(session, "W", next, 2_000));
            while (answer.status() == 200) {
                next += 2_000;
                answer = terminal.post("/v1/ticks", ticks(session, "W", next, 2_000));
            }

            assertCode(answer, 503, "BUFFER_FULL");
            assertThat(answer.retryAfter()).isEqualTo("2");
            assertThat(next).isGreaterThan(10_000);
            Awaitility.await()
                    .atMost(DELIVERED_MAX)
                    .until(() -> terminal.get("/v1/health").status() == 503);

            broker.restart();
            long refused = next;
            Awaitility.await()
                    .atMost(DELIVERED_MAX)
                    .until(
                            () ->
                                    terminal.post("/v1/ticks", ticks(session, "W", refused, 2_000))
                                                    .status()
                                            == 200);
            Awaitility.await().atMost(DELIVERED_MAX).until(() -> gateway.counts().waiting() == 0);

            assertThat(gateway.trouble()).isEmpty();
            assertThat(FeedRecords.read(broker.bootstrapServers(), TOPIC).get("W"))
                    .extracting(NumberedTick::sequence)
                    .isEqualTo(LongStream.range(1, refused + 2_000).boxed().toList());
        }
    }

    @Test
    void shouldDeliverTicksOfPythonBridge() throws Exception {
        assumeTrue(hasPython(), "no python3 here");
        long seed = new Random().nextInt(1 << 30);
        Path out = folder.resolve("python.out");
        Path err = folder.resolve("python.err");
        try (TickGateway gateway = open("python", null)) {
            Process bridge =
                    new ProcessBuilder(
                                    "python3",
                                    "-B",
                                    Path.of("../../mt5/simulate.py").toAbsolutePath().toString(),
                                    "--url",
                                    "http://127.0.0.1:" + gateway.port(),
                                    "--state",
                                    folder.resolve("python-state").toString(),
                                    "--ticks",
                                    Integer.toString(PYTHON_TICKS),
                                    "--seed",
                                    Long.toString(seed))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();

            assertThat(bridge.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(bridge.exitValue()).as(Files.readString(err)).isZero();
        }
        Map<String, List<NumberedTick>> found = FeedRecords.read(broker.bootstrapServers(), TOPIC);
        int ticks = 0;
        for (String line : Files.readAllLines(out)) {
            JsonNode sent = JSON.readTree(line);
            List<NumberedTick> expected = new ArrayList<>();
            sent.get(1).forEach(tick -> expected.add(numbered(expected.size() + 1, tick)));
            ticks += expected.size();
            assertThat(found.get(sent.get(0).asText()))
                    .as("seed %d, %s", seed, sent.get(0))
                    .isEqualTo(expected);
        }
        assertThat(ticks).isEqualTo(PYTHON_TICKS);
    }

    private static NumberedTick numbered(long sequence, JsonNode tick) {
        return new NumberedTick(
                sequence,
                new FeedTick(
                        tick.get(0).asLong(),
                        tick.get(1).asDouble(),
                        tick.get(2).asDouble(),
                        tick.get(3).asDouble(),
                        tick.get(4).asDouble(),
                        tick.get(5).asInt()));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private TickGateway open(String name, @Nullable BearerToken token) throws IOException {
        return TickGateway.open(config(name, 0, token));
    }

    private GatewayConfig config(String name, int port, @Nullable BearerToken token) {
        return new GatewayConfig(
                new KafkaConfig(broker.bootstrapServers(), Map.of()),
                TOPIC,
                folder.resolve(name),
                GatewayConfig.BUFFER_BYTES_MIN,
                "127.0.0.1",
                port,
                Limits.USUAL,
                token);
    }

    private static String opening(String terminal, String symbol) {
        return """
        {"protocol":1,"terminal":"%s","account":"1","server":"Demo","software":"test","symbols":["%s"]}
        """
                .formatted(terminal, symbol);
    }

    private static String session(GatewayClient client, String terminal, String symbol)
            throws Exception {
        Answer answer = client.post("/v1/sessions", opening(terminal, symbol));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("session").asText();
    }

    private static String ticks(String session, String symbol, long first, int count) {
        List<String> ticks =
                LongStream.range(first, first + count)
                        .mapToObj(number -> "[" + timeMillis(number) + ",1.1,1.2,0,0,6]")
                        .toList();
        return "{\"session\":\"%s\",\"batches\":[{\"symbol\":\"%s\",\"first\":%d,\"ticks\":[%s]}]}"
                .formatted(session, symbol, first, String.join(",", ticks));
    }

    private static long timeMillis(long number) {
        return 1_700_000_000_000L + number;
    }

    private static void assertCode(Answer answer, int status, String code) {
        assertThat(answer.body().path("error").path("code").asText())
                .as("%s", answer.body())
                .isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}

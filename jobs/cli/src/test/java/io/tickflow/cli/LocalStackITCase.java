package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.connector.topic.Topics;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.testkit.ListeningSockets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local stack that stays, used by commands that are told no address. */
class LocalStackITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROCESSES = 8;
    private static final String RATE = "tickflow.gateway.requests-per-second";
    private static final long UP_TO_THE_END = -1;
    private static final String COUNT = "SELECT count() AS n FROM features";

    /** 3 ticks at the distance of a second: one vector each. */
    private static final String TICKS =
            """
            <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
            2024.03.08\t12:00:00.000\t1.09400\t1.09402\t\t\t6
            2024.03.08\t12:00:01.000\t1.09401\t1.09403\t\t\t6
            2024.03.08\t12:00:02.000\t1.09402\t1.09404\t\t\t6
            """;

    @TempDir private Path parent;

    /** The usual folder of commands in this process: the build gives each test JVM its own. */
    private static final String USUAL = System.getenv("TICKFLOW_STACK");

    private Path stack;

    @BeforeEach
    void makeFolder() {
        assertThat(USUAL).as("the folder of a stack of this test alone").contains("target");
        stack = Path.of(USUAL).toAbsolutePath().normalize();
        stop();
        var unused = new CapturedCommandLine().run("down", "--purge", "--yes");
    }

    @AfterEach
    void stop() {
        var unused = new CapturedCommandLine().run("down", "--dir", stack.toString());
    }

    @Test
    void shouldKeepPortsAndDataUntilPurged() throws Exception {
        JsonNode first = start();
        assertThat(pids(first)).allMatch(LocalStackITCase::isAlive);
        assertThat(pids(json("up", "--dir", stack.toString(), "--json"))).isEqualTo(pids(first));
        storeThreeVectors();
        for (long pid : pids(first)) {
            assertThat(ListeningSockets.reachable(pid)).as("listeners of %d", pid).isEmpty();
        }

        JsonNode repaired = killServersAndStartAgain(first);
        assertThat(vectors()).isEqualTo(3);
        loseTicks(repaired);
        assertThat(down(repaired)).contains("data stay in " + stack);

        var refused = new CapturedCommandLine();
        assertThat(refused.run("up", "--dir", stack.toString())).isEqualTo(2);
        assertThat(refused.err())
                .containsPattern("tickflow-(signal|history) would go on")
                .contains(" are gone, ", "--accept-lost-records");
        assertThat(pids(read(stack.resolve("stack.json")))).isEmpty();
        JsonNode second = json("up", "--dir", stack.toString(), "--accept-lost-records", "--json");
        assertThat(addresses(second)).isEqualTo(addresses(first));
        assertThat(pids(second)).as("PostgreSQL belongs to it").hasSize(PROCESSES);
        awaitRate(second, "77");
        assertThat(vectors()).isEqualTo(3);
        command(0, "jobs");
        assertThat(down(second)).contains("data stay in " + stack);

        assertThat(command(2, "down", "--purge").err()).contains("Nothing was stopped or deleted");
        assertThat(stack).isNotEmptyDirectory();
        command(0, "down", "--purge", "--yes");
        assertThat(stack).doesNotExist();
    }

    @Test
    void shouldLeaveNothingBehindOnCtrlC() throws Exception {
        Path temporary = Files.createDirectory(parent.resolve("tmp"));
        stack = parent.resolve("stack");
        try (var up =
                CliProcess.start(
                        parent, temporary, Map.of("TICKFLOW_STACK", stack.toString()), "up")) {
            Path state = stack.resolve("stack.json");
            await().atMost(TIMEOUT)
                    .until(() -> Files.exists(state) && !pids(read(state)).isEmpty());
            List<Long> started = pids(read(state));

            up.interrupt();

            assertThat(up.exitCode()).isEqualTo(130);
            await().atMost(TIMEOUT)
                    .until(() -> started.stream().noneMatch(LocalStackITCase::isAlive));
            assertThat(pids(read(state))).isEmpty();
        }
    }

    /** With PostgreSQL, in which a new setting reaches the gateway. */
    private JsonNode start() throws Exception {
        JsonNode first = json("up", "--postgres", "--dir", stack.toString(), "--json");
        assertThat(pids(first)).hasSize(PROCESSES);
        Path password = stack.resolve("data/postgres.password");
        Map<String, String> environment =
                Map.of(
                        "TICKFLOW_CONFIG",
                        address(first, "postgres"),
                        "TICKFLOW_CONFIG_USER",
                        "tickflow",
                        "TICKFLOW_CONFIG_PASSWORD",
                        "file:" + password);
        try (var set =
                CliProcess.start(
                        parent,
                        parent,
                        environment,
                        "config",
                        "set",
                        RATE + "=77",
                        "--why",
                        "test")) {
            assertThat(set.exitCode()).as("%s%s", set.out(), set.err()).isZero();
            assertThat(set.out()).contains("version 2");
        }
        awaitRate(first, "77");
        requireHidden(Files.readString(password), first);
        return first;
    }

    private static void awaitRate(JsonNode running, String rate) {
        URI settings = URI.create(running.path("gateway").asText()).resolve("/v1/settings");
        await().atMost(TIMEOUT)
                .until(
                        () ->
                                JSON.readTree(get(settings))
                                        .at("/data")
                                        .path(RATE)
                                        .asText()
                                        .equals(rate));
    }

    private static void requireHidden(String secret, JsonNode running) throws IOException {
        for (JsonNode process : running.path("processes")) {
            assertThat(Path.of(process.path("log").asText())).content().doesNotContain(secret);
            Path files = Path.of("/proc/" + process.path("pid").asLong());
            for (String file : List.of("cmdline", "environ")) {
                assertThat(files.resolve(file)).content().doesNotContain(secret);
            }
        }
    }

    private void storeThreeVectors() throws Exception {
        Path ticks = Files.writeString(parent.resolve("EURUSD_test.csv"), TICKS);
        JsonNode report = json("up", "--jobs", "--dir", stack.toString(), "--json");
        assertThat(report.path("folder").asText()).isEqualTo(stack.toString());
        CapturedCommandLine replay =
                command(0, "replay", "--ticks", ticks.toString(), "--speed", "max");
        assertThat(replay.err()).contains("local stack in " + stack);
        String clickHouse = report.path("clickHouse").asText();
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count(json("sql", COUNT, "--clickhouse", clickHouse, "--json")) == 3);
        assertThat(vectors()).isEqualTo(3);
        URI console = URI.create(report.path("gateway").asText());
        assertThat(get(console)).contains("<html");
        assertThat(get(console.resolve("/v1/health/live"))).contains("live");
        assertThat(command(0, "jobs").out())
                .contains("tickflow-signal", "tickflow-desk", "tickflow-history");
    }

    /** Ticks come while nothing reads them, and the topic loses them. */
    private void loseTicks(JsonNode running) throws Exception {
        var control = new JobControl(new FlinkRest(running.path("jobManager").asText()));
        String job = new ActiveJobs(control.target()).require("tickflow-signal").id();
        await().atMost(TIMEOUT).until(() -> control.checkpoints(job).completedPath() != null);
        ProcessHandle.of(pid(running, "taskmanager-1")).orElseThrow().destroyForcibly();
        Path ticks =
                Files.writeString(
                        parent.resolve("EURUSD_later.csv"), TICKS.replace("12:00", "13:00"));
        command(0, "replay", "--ticks", ticks.toString(), "--speed", "max");
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", running.path("kafka").asText()))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (var partition :
                    admin.describeTopics(List.of(Topics.TICKS))
                            .allTopicNames()
                            .get()
                            .get(Topics.TICKS)
                            .partitions()) {
                all.put(
                        new TopicPartition(Topics.TICKS, partition.partition()),
                        RecordsToDelete.beforeOffset(UP_TO_THE_END));
            }
            admin.deleteRecords(all).all().get();
        }
    }

    private JsonNode killServersAndStartAgain(JsonNode before) throws Exception {
        List<Long> killed = List.of(pid(before, "clickhouse"), pid(before, "postgres"));
        for (long pid : killed) {
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().atMost(TIMEOUT).until(() -> !isAlive(pid));
        }

        JsonNode after = json("up", "--dir", stack.toString(), "--json");

        assertThat(addresses(after)).isEqualTo(addresses(before));
        assertThat(pids(after)).doesNotContainAnyElementsOf(killed);
        List<Long> others = new ArrayList<>(pids(before));
        others.removeAll(killed);
        assertThat(pids(after)).containsAll(others);
        return after;
    }

    private String down(JsonNode running) {
        var run = new CapturedCommandLine();
        assertThat(run.run("down", "--dir", stack.toString())).as(run.err()).isZero();
        assertThat(pids(running)).noneMatch(LocalStackITCase::isAlive);
        assertThat(stack.resolve("logs/postgres.log")).content().contains("fast shutdown request");
        return run.out();
    }

    private static String get(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    private long vectors() throws Exception {
        return count(JSON.readTree(command(0, "sql", COUNT, "--json").out()));
    }

    private static long count(JsonNode rows) {
        return rows.path(0).path("n").asLong();
    }

    /** A command in this process, whose environment names the folder of the stack. */
    private static CapturedCommandLine command(int exitCode, String... line) {
        var run = new CapturedCommandLine();
        assertThat(run.run(line)).as("%s%s", run.out(), run.err()).isEqualTo(exitCode);
        return run;
    }

    private static JsonNode json(String... line) throws IOException {
        var run = new CapturedCommandLine();
        assertThat(run.run(line)).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static List<String> addresses(JsonNode report) {
        return Stream.concat(
                        Stream.of("kafka", "clickHouse", "venue", "jobManager", "gateway")
                                .map(part -> report.path(part).asText()),
                        Stream.of(address(report, "postgres")))
                .toList();
    }

    private static List<Long> pids(JsonNode report) {
        List<Long> pids = new ArrayList<>();
        report.path("processes").forEach(process -> pids.add(process.path("pid").asLong()));
        return pids;
    }

    private static long pid(JsonNode report, String name) {
        return process(report, name).path("pid").asLong();
    }

    private static String address(JsonNode report, String name) {
        return process(report, name).path("address").asText();
    }

    private static JsonNode process(JsonNode report, String name) {
        for (JsonNode process : report.path("processes")) {
            if (process.path("name").asText().equals(name)) {
                return process;
            }
        }
        throw new AssertionError("no " + name + " in " + report);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}

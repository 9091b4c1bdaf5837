package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.testkit.ListeningSockets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that outlives the command that starts it. */
class ClusterCommandITCase {

    private final Path work;

    ClusterCommandITCase(@TempDir Path work) {
        this.work = work;
    }

    @AfterEach
    void stop() {
        assertThat(cluster("stop").exitCode()).isZero();
    }

    @Test
    void shouldRestartKilledProcesses() throws Exception {
        assertThat(cluster("status").exitCode()).as("before the start").isEqualTo(1);

        CommandRun start = cluster("start", "--port", "0", "--no-ha");

        assertThat(start.exitCode()).as("%s%s", start.out(), start.err()).isZero();
        JsonNode running = new ObjectMapper().readTree(cluster("status", "--json").out());
        assertThat(running.path("taskManagers").asInt()).isEqualTo(1);
        assertThat(running.path("slots").asInt()).isEqualTo(4);
        List<Long> pids = pids(running);
        assertThat(pids).hasSize(2).allMatch(ClusterCommandITCase::isAlive);
        for (long pid : pids) {
            assertThat(ListeningSockets.reachable(pid)).as("listeners of %d", pid).isEmpty();
        }
        refuseOtherOptions(running.path("url").asText());
        Path left = Files.createFile(work.resolve("data/work/taskmanager-1/io/left-behind"));

        ProcessHandle worker = ProcessHandle.of(pids.get(1)).orElseThrow();
        worker.destroyForcibly();
        worker.onExit().join();
        CommandRun broken = cluster("status");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("taskmanager-1").contains("IS GONE");

        assertThat(cluster("start").exitCode()).isZero();
        assertThat(left).as("file of the killed TaskManager").doesNotExist();
        assertThat(cluster("status").exitCode()).isZero();
        List<Long> repaired = pids(new ObjectMapper().readTree(cluster("status", "--json").out()));
        assertThat(repaired.get(0)).as("the JobManager goes on").isEqualTo(pids.get(0));
        assertThat(repaired.get(1)).as("the TaskManager is another").isNotEqualTo(pids.get(1));

        assertThat(Files.readString(work.resolve("logs/jobmanager.log")))
                .contains("Registering TaskManager")
                .doesNotContain("Unhandled exception");

        CommandRun stop = cluster("stop");
        assertThat(stop.exitCode()).isZero();
        assertThat(stop.out()).contains("stopped jobmanager").contains("stopped taskmanager-1");
        assertThat(repaired).noneMatch(ClusterCommandITCase::isAlive);
        assertThat(cluster("stop").out()).contains("no cluster runs in " + work);
    }

    private void refuseOtherOptions(String url) {
        String port = url.substring(url.lastIndexOf(':') + 1);
        assertThat(cluster("start", "--port", port, "-D", "heartbeat.timeout=10 s").exitCode())
                .as("the same options")
                .isZero();

        CommandRun other = cluster("start", "--port", "1", "-D", "taskmanager.numberOfTaskSlots=9");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains("--port 1: its JobManager has port " + port)
                .contains("-D taskmanager.numberOfTaskSlots = 9: it has 4")
                .contains("Nothing was changed");
    }

    private CommandRun cluster(String command, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("cluster", command, "--work-dir", work.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static List<Long> pids(JsonNode status) {
        List<Long> pids = new ArrayList<>();
        status.path("processes").forEach(process -> pids.add(process.path("pid").asLong()));
        return pids;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}

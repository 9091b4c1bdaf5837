package io.tickflow.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.process.ProcessException;
import io.tickflow.process.ProcessRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {

    private static final StackPorts PORTS = new StackPorts(1, 2, 3, 4, 5, 6, 7);

    @TempDir private Path folder;

    @Test
    void shouldReadTheStateThatItWrote() {
        StackState state = new StackState(PORTS, 12.5, List.of(thisProcess("kafka")));

        state.write(folder);

        assertThat(StackState.read(folder)).contains(state);
    }

    @Test
    void shouldBeEmptyWhenThereIsNoFile() {
        assertThat(StackState.read(folder)).isEmpty();
        assertThat(StackState.read(folder.resolve("not/yet"))).isEmpty();
    }

    @Test
    void shouldChoosePortsThatOlderStateLacks() throws Exception {
        Files.writeString(
                folder.resolve("stack.json"),
                """
                {"ports": {"kafka": 1, "kafkaController": 2, "clickHouse": 3, "venue": 4,
                "jobManager": 5}, "startSeconds": 1.5, "processes": []}
                """);

        StackPorts ports = StackState.read(folder).orElseThrow().ports();

        assertThat(ports.jobManager()).isEqualTo(5);
        assertThat(ports.gateway()).isPositive();
        assertThat(ports.postgres()).isPositive();
    }

    @Test
    void shouldNameFileWhenItIsGarbled() throws Exception {
        for (String text : List.of("", "{", "{}", "{\"ports\": null}", "{\"other\": 1}")) {
            Path file = Files.writeString(folder.resolve("stack.json"), text);

            assertThatThrownBy(() -> StackState.read(folder))
                    .as(text)
                    .isInstanceOf(ProcessException.class)
                    .hasMessageStartingWith(file + " is no state of a local stack: ")
                    .hasMessageEndingWith("delete it, and the stack starts on new ports");
        }
    }

    @Test
    void shouldBeDownWhenItsProcessIdsWereReused() {
        ProcessRecord now = thisProcess("kafka");
        var beforeTheRestart =
                new ProcessRecord(now.name(), now.pid(), now.startMillis() - 3_600_000);

        assertThat(new StackState(PORTS, 0, List.of(now)).isUp()).isTrue();
        StackState stale = new StackState(PORTS, 0, List.of(beforeTheRestart));
        assertThat(stale.isUp()).isFalse();
        assertThat(stale.isRunning(StackPart.KAFKA)).isFalse();
        assertThat(stale.process(StackPart.KAFKA)).contains(beforeTheRestart);
    }

    @Test
    void shouldKeepOneProcessPerName() {
        ProcessRecord now = thisProcess("kafka");
        var gone = new ProcessRecord("kafka", now.pid(), 0);

        StackState state = new StackState(PORTS, 0, List.of(gone)).with(now);

        assertThat(state.processes()).containsExactly(now);
        assertThat(state.without("kafka").processes()).isEmpty();
    }

    private static ProcessRecord thisProcess(String name) {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessRecord(
                name,
                self.pid(),
                self.info().startInstant().map(Instant::toEpochMilli).orElseThrow());
    }
}

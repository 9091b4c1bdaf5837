package io.tickflow.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ProcessRecord;
import io.tickflow.process.flink.FlinkDistribution;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @TempDir private Path folder;

    @Test
    void shouldStopNothingWhenThereIsNoStack() {
        var stopped = new ArrayList<ProcessRecord>();

        assertThat(new LocalStack(folder.resolve("none")).down(stopped::add)).isZero();

        assertThat(stopped).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSpareProcessesThatReusedItsIds() {
        ProcessHandle self = ProcessHandle.current();
        new StackState(StackPorts.choose(), 0, List.of(new ProcessRecord("kafka", self.pid(), 0)))
                .write(folder);

        assertThat(new LocalStack(folder).down(process -> {})).isZero();

        assertThat(self.isAlive()).isTrue();
        assertThat(StackState.read(folder).orElseThrow().processes()).isEmpty();
    }

    @Test
    void shouldFailInOneLineWhenPortIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackPorts chosen = StackPorts.choose();
            int taken = other.getLocalPort();
            new StackState(
                            new StackPorts(
                                    chosen.kafka(),
                                    chosen.kafkaController(),
                                    taken,
                                    chosen.venue(),
                                    chosen.jobManager(),
                                    chosen.gateway(),
                                    chosen.postgres()),
                            0,
                            List.of())
                    .write(folder);

            assertThatThrownBy(() -> up(new LocalStack(folder)))
                    .isInstanceOf(ProcessException.class)
                    .hasMessageStartingWith(
                            "port " + taken + " on 127.0.0.1 is taken: ClickHouse cannot start")
                    .hasMessageEndingWith("or start a stack in another folder with --dir")
                    .message()
                    .doesNotContain("\n");
        }
        assertThat(StackState.read(folder).orElseThrow().processes()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void shouldDeleteItsOwnFilesOnlyWhenPurged() throws Exception {
        new StackState(StackPorts.choose(), 0, List.of()).write(folder);
        Files.createDirectories(folder.resolve("data/kafka"));
        Files.writeString(folder.resolve("data/kafka/log"), "records");
        Path note = Files.writeString(folder.resolve("note.txt"), "of the user");

        new LocalStack(folder).purge();

        assertThat(folder).isDirectoryContaining("glob:**/note.txt");
        Files.delete(note);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseToPurgeWhileItRuns() {
        ProcessHandle self = ProcessHandle.current();
        long startMillis = self.info().startInstant().map(Instant::toEpochMilli).orElseThrow();
        new StackState(
                        StackPorts.choose(),
                        0,
                        List.of(new ProcessRecord("kafka", self.pid(), startMillis)))
                .write(folder);

        assertThatThrownBy(() -> new LocalStack(folder).purge())
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining(" runs");
        assertThat(StackState.read(folder)).isPresent();
    }

    private static void up(LocalStack stack) {
        stack.up(
                new StackPrograms(
                        new FlinkDistribution(Path.of("lib"), Path.of("conf")),
                        TopicCatalogue.bundled(),
                        null,
                        ports -> {
                            throw new AssertionError("the gateway started");
                        }),
                new StartListener() {
                    @Override
                    public void onBegin(int parts, double secondsBefore) {
                        // Nobody watches.
                    }

                    @Override
                    public void onReady(StackPart part, String address, double seconds) {
                        throw new AssertionError(part + " started");
                    }

                    @Override
                    public void onNotice(String line) {
                        // Nobody reads.
                    }
                },
                ports -> {
                    throw new AssertionError("checked at " + ports);
                });
    }
}

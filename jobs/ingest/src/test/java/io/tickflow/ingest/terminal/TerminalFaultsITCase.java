package io.tickflow.ingest.terminal;

import static io.tickflow.ingest.terminal.ProcessFault.BROKER_KILLED;
import static io.tickflow.ingest.terminal.ProcessFault.GATEWAY_KILLED;
import static io.tickflow.ingest.terminal.ProcessFault.GATEWAY_KILLED_WITHOUT_BROKER;
import static io.tickflow.ingest.terminal.ProcessFault.GATEWAY_RESTARTED;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.ingest.FeedTopic;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real gateway process and real broker under random faults: each tick of the terminals is in the
 * topic once, in order, and the counts of the gateway add up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalFaultsITCase {

    private static final String TOPIC = "mt5.ticks";

    private final Path folder;
    private final ScratchFolder directory;
    private final KafkaBroker broker;

    TerminalFaultsITCase(@TempDir Path folder) {
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
    void shouldWriteEachTickOnceUnderFaults() throws Exception {
        play(
                196,
                List.of(
                        GATEWAY_KILLED,
                        GATEWAY_RESTARTED,
                        BROKER_KILLED,
                        GATEWAY_KILLED_WITHOUT_BROKER));
    }

    @Test
    @Tag("long")
    void shouldWriteEachTickOnceUnderManyFaults() throws Exception {
        List<ProcessFault> faults = new ArrayList<>();
        faults.addAll(Collections.nCopies(30, GATEWAY_KILLED));
        faults.addAll(Collections.nCopies(10, GATEWAY_RESTARTED));
        faults.addAll(Collections.nCopies(10, BROKER_KILLED));
        faults.addAll(Collections.nCopies(20, GATEWAY_KILLED_WITHOUT_BROKER));
        play(2_000, faults);
    }

    private void play(int lineFaults, List<ProcessFault> processFaults) throws Exception {
        long seed = Long.getLong("tickflow.seed", System.nanoTime());
        var run = new FaultRun(seed, directory, broker, TOPIC, folder.resolve("buffer-" + seed));
        run.play(lineFaults, processFaults);
        System.out.println(run);
        run.assertDelivered();
        run.assertCountsAddUp();
        run.close();
    }
}

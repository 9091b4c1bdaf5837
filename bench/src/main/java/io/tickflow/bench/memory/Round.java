package io.tickflow.bench.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.operate.flink.FlinkRest;
import java.io.IOException;
import java.util.Locale;

/** Memory of a TaskManager at the end of a round, as the system and as the JVM count it. */
record Round(int number, ProcessMemory process, Jvm jvm, Job job) {

    private static final long KB = 1L << 10;
    private static final long MB = 1L << 20;

    /** Title of the lines. */
    static final String TITLE =
            "| bundle | resident, MB | most so far, MB | heap, MB | metaspace, MB | direct, MB |"
                    + " ticks | symbols in memory | threads |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    /** Used bytes by the metrics of the JVM. */
    record Jvm(long heap, long metaspace, long direct) {}

    /**
     * Metrics of the job.
     *
     * @param ticks since its start, in the subtask with the fewest
     * @param hotSymbols in memory, in the subtask with the fewest
     */
    record Job(long ticks, long hotSymbols) {}

    /** Reads all of it. */
    static Round read(int number, long pid, FlinkRest rest, Job job) throws IOException {
        String id = rest.get("/taskmanagers").path("taskmanagers").path(0).path("id").asText();
        return new Round(
                number,
                ProcessMemory.of(pid),
                new Jvm(
                        used(rest, id, "Heap.Used"),
                        used(rest, id, "Metaspace.Used"),
                        used(rest, id, "Direct.MemoryUsed")),
                job);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d | %d | %d | %d | %d |",
                number,
                process.residentKb() / KB,
                process.peakKb() / KB,
                jvm.heap() / MB,
                jvm.metaspace() / MB,
                jvm.direct() / MB,
                job.ticks(),
                job.hotSymbols(),
                process.threads());
    }

    private static long used(FlinkRest rest, String taskManager, String name) {
        String metric = "Status.JVM.Memory." + name;
        JsonNode values = rest.get("/taskmanagers/" + taskManager + "/metrics?get=" + metric);
        return values.path(0).path("value").asLong();
    }
}

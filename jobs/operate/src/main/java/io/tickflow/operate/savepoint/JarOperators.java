package io.tickflow.operate.savepoint;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.FlinkRuntimeException;

/** Operators of a job in another jar, whose main method runs here up to its graph. */
final class JarOperators {

    /**
     * Here, unlike on a cluster, the connector is on the class path, and Kafka's client with it.
     */
    private static final Configuration FLINK =
            new Configuration()
                    .set(
                            CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL,
                            List.of("org.apache.kafka."));

    private JarOperators() {}

    /**
     * Runs the main method, in a class loader of its own, as a JobManager does for a plan.
     *
     * @throws OperationException if it fails
     */
    static Map<OperatorID, String> uids(Path jar, JobKind kind, Map<String, String> settings) {
        String[] arguments =
                new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(entry -> "-D" + entry.getKey() + '=' + entry.getValue())
                                .toArray(String[]::new);
        try (PackagedProgram program =
                PackagedProgram.newBuilder()
                        .setJarFile(jar.toFile())
                        .setEntryPointClassName(kind.entryClass())
                        .setArguments(arguments)
                        .setConfiguration(FLINK)
                        .build()) {
            return JobOperators.uids(
                    (StreamGraph)
                            PackagedProgramUtils.getPipelineFromProgram(program, FLINK, 1, true));
        } catch (ProgramInvocationException | FlinkRuntimeException e) {
            throw OperationException.invalid(
                    "the graph of %s in %s is unknown, as its main method fails: %s"
                            .formatted(kind.jobName(), jar, reason(e)));
        }
    }

    /** Message of the deepest cause, which is the job's own. */
    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }
}

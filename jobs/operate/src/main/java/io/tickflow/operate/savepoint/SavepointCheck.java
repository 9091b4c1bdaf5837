package io.tickflow.operate.savepoint;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Compares a savepoint, or a retained checkpoint, with the graph of a job. Changes nothing. */
public final class SavepointCheck {

    private final Map<OperatorID, String> uids;
    private final StateDescriptions descriptions = new StateDescriptions();

    private SavepointCheck(Map<OperatorID, String> uids) {
        this.uids = uids;
    }

    /**
     * Compares.
     *
     * @param path folder of the savepoint, or its {@code _metadata}
     * @param settings settings of the job, as for its submission
     * @throws OperationException if there is no savepoint
     * @throws io.tickflow.settings.InvalidOptionsException if the settings are refused
     */
    public static SavepointReport run(String path, JobKind kind, Configuration settings) {
        return new SavepointCheck(JobOperators.of(kind, settings).uids())
                .compare(path, kind.jobName());
    }

    /**
     * Compares with the job of another release.
     *
     * @param job jar whose main method is run up to its graph, here and without a cluster
     * @param settings arguments of that main method
     * @throws OperationException if there is no savepoint, or the main method fails
     */
    public static SavepointReport run(
            String path, JobKind kind, Map<String, String> settings, Path job) {
        return new SavepointCheck(JarOperators.uids(job, kind, settings))
                .compare(path, kind.jobName() + " of " + job);
    }

    /**
     * Returns true if this machine sees the savepoint. A cluster may see others: another machine,
     * or an object store whose credentials it has.
     */
    public static boolean isReadable(String path) {
        try {
            return SavepointFile.exists(path);
        } catch (IOException e) {
            return false;
        }
    }

    private SavepointReport compare(String path, String job) {
        CheckpointMetadata metadata = SavepointFile.read(path);
        var operators = new ArrayList<SavedOperator>();
        Set<OperatorID> found = new HashSet<>();
        for (OperatorState state : metadata.getOperatorStates()) {
            found.add(state.getOperatorID());
            if (hasState(state)) {
                operators.add(describe(state));
            }
        }
        operators.sort(Comparator.comparing(SavedOperator::uid).thenComparing(SavedOperator::id));
        List<String> fresh =
                uids.entrySet().stream()
                        .filter(known -> !found.contains(known.getKey()))
                        .map(Map.Entry::getValue)
                        .sorted()
                        .toList();
        return new SavepointReport(
                path, metadata.getCheckpointId(), job, operators, fresh, descriptions.problems());
    }

    private SavedOperator describe(OperatorState state) {
        OperatorID id = state.getOperatorID();
        String known = uids.get(id);
        String uid = known != null ? known : state.getOperatorUid().orElse("");
        return new SavedOperator(
                id.toHexString(),
                uid,
                state.getParallelism(),
                state.getMaxParallelism(),
                state.getStateSize(),
                known != null,
                descriptions.of(uid.isEmpty() ? id.toHexString() : uid, state));
    }

    /** The condition under which Flink refuses a savepoint whose operator is not in the job. */
    private static boolean hasState(OperatorState state) {
        return state.getCoordinatorState() != null
                || state.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
    }
}

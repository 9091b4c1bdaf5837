package io.tickflow.operate.savepoint;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

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
        return new SavepointCheck(JobUids.of(kind, settings)).compare(path, kind);
    }

    private SavepointReport compare(String path, JobKind kind) {
        CheckpointMetadata metadata = load(path);
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
                path,
                metadata.getCheckpointId(),
                kind.jobName(),
                operators,
                fresh,
                descriptions.problems());
    }

    private static CheckpointMetadata load(String path) {
        try {
            CompletedCheckpointStorageLocation location =
                    AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
            try (var in = new DataInputStream(location.getMetadataHandle().openInputStream())) {
                return Checkpoints.loadCheckpointMetadata(
                        in, SavepointCheck.class.getClassLoader(), location.getExternalPointer());
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw OperationException.invalid(
                    path
                            + " is no savepoint: "
                            + String.valueOf(e.getMessage()).replaceAll("\\.+$", "")
                            + ". Maybe name the folder with the file _metadata");
        }
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

package io.tickflow.operate.savepoint;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.kafka.common.TopicPartition;

/** Positions of Kafka sources in a savepoint: the offset of the next record of each partition. */
final class SavedPositions {

    /** Name under which Flink stores the splits of a reader. */
    private static final String READER_STATE = "SourceReaderState";

    private SavedPositions() {}

    /**
     * Reads the positions of an operator; empty if it is not a source.
     *
     * <p>A partition without a record so far has no position: its reader asks Kafka at the start.
     *
     * @throws IOException if they cannot be read
     */
    static Map<TopicPartition, Long> of(OperatorState state) throws IOException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (OperatorSubtaskState subtask : state.getStates()) {
            for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                StateMetaInfo splits = handle.getStateNameToPartitionOffsets().get(READER_STATE);
                if (splits != null) {
                    read(handle, splits.getOffsets(), positions);
                }
            }
        }
        return positions;
    }

    private static void read(
            OperatorStateHandle handle, long[] places, Map<TopicPartition, Long> positions)
            throws IOException {
        var serializer = new KafkaPartitionSplitSerializer();
        try (FSDataInputStream in = handle.openInputStream()) {
            for (long place : places) {
                in.seek(place);
                byte[] bytes =
                        BytePrimitiveArraySerializer.INSTANCE.deserialize(
                                new DataInputViewStreamWrapper(in));
                KafkaPartitionSplit split =
                        SimpleVersionedSerialization.readVersionAndDeSerialize(serializer, bytes);
                if (split.getStartingOffset() >= 0) {
                    positions.put(split.getTopicPartition(), split.getStartingOffset());
                }
            }
        } catch (EOFException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new IOException("its splits are not those of a Kafka source", e);
        }
    }
}

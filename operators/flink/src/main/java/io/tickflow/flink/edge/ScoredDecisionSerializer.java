package io.tickflow.flink.edge;

import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.BreakerState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/** Layout of scored decisions, with their prediction and every vote. */
final class ScoredDecisionSerializer extends EdgeSerializer<ScoredDecision> {

    static final String ID = "scored-decision";

    private static final long serialVersionUID = 1;

    private static final List<Absence> ABSENCES = List.of(Absence.values());
    private static final List<BreakerState> STATES = List.of(BreakerState.values());

    private transient @Nullable PredictionLayout layout;

    @Override
    String id() {
        return ID;
    }

    @Override
    int version() {
        return 2;
    }

    @Override
    public EdgeSerializer<ScoredDecision> duplicate() {
        return new ScoredDecisionSerializer();
    }

    private PredictionLayout layout() {
        if (layout == null) {
            layout = new PredictionLayout();
        }
        return layout;
    }

    @Override
    public void serialize(ScoredDecision scored, DataOutputView out) throws IOException {
        layout().write(scored.prediction(), out);
        out.writeInt(scored.ordinal());
        out.writeBoolean(scored.ready());
        out.writeInt(scored.quality());
        out.writeDouble(scored.bid());
        out.writeDouble(scored.ask());
        out.writeDouble(scored.typicalSpread());
        out.writeLong(scored.appendTimeMillis());
        out.writeInt(scored.breakerChanges().size());
        for (BreakerChange change : scored.breakerChanges()) {
            write(change, out);
        }
        out.writeBoolean(scored.decides());
    }

    @Override
    public ScoredDecision deserialize(DataInputView in) throws IOException {
        return new ScoredDecision(
                layout().read(in),
                in.readInt(),
                in.readBoolean(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                changes(in),
                in.readBoolean());
    }

    private static List<BreakerChange> changes(DataInputView in) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return List.of();
        }
        var changes = new ArrayList<BreakerChange>(count);
        for (int i = 0; i < count; i++) {
            changes.add(change(in));
        }
        return changes;
    }

    private static void write(BreakerChange change, DataOutputView out) throws IOException {
        StringValue.writeString(change.decisionId(), out);
        StringValue.writeString(change.symbol(), out);
        out.writeLong(change.eventTimeMillis());
        StringValue.writeString(change.modelId(), out);
        StringValue.writeString(change.modelVersion(), out);
        StringValue.writeString(change.member(), out);
        out.writeInt(change.subtask());
        out.writeByte(STATES.indexOf(change.from()));
        out.writeByte(STATES.indexOf(change.to()));
        out.writeByte(ABSENCES.indexOf(change.reason()));
        out.writeInt(change.failures());
        out.writeLong(change.openMillis());
        out.writeLong(change.changedAtMillis());
    }

    private static BreakerChange change(DataInputView in) throws IOException {
        return new BreakerChange(
                StringValue.readString(in),
                StringValue.readString(in),
                in.readLong(),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                in.readInt(),
                STATES.get(in.readByte()),
                STATES.get(in.readByte()),
                ABSENCES.get(in.readByte()),
                in.readInt(),
                in.readLong(),
                in.readLong());
    }
}

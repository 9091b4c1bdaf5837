package io.tickflow.flink.edge;

import io.tickflow.core.market.Tick;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Layout of ticks. */
final class TickSerializer extends EdgeSerializer<Tick> {

    static final String ID = "tick";

    private static final long serialVersionUID = 1;

    @Override
    String id() {
        return ID;
    }

    @Override
    int version() {
        return 1;
    }

    @Override
    public EdgeSerializer<Tick> duplicate() {
        return this;
    }

    @Override
    public void serialize(Tick tick, DataOutputView out) throws IOException {
        StringValue.writeString(tick.symbol(), out);
        out.writeLong(tick.eventTimeMillis());
        out.writeDouble(tick.bid());
        out.writeDouble(tick.ask());
        out.writeDouble(tick.last());
        out.writeDouble(tick.volume());
        out.writeInt(tick.flags());
        out.writeInt(tick.partition());
        out.writeLong(tick.offset());
        out.writeLong(tick.appendTimeMillis());
        out.writeLong(tick.repeatTimeMillis());
    }

    @Override
    public Tick deserialize(DataInputView in) throws IOException {
        return new Tick(
                StringValue.readString(in),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}

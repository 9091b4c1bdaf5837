package io.tickflow.core.desk;

import io.tickflow.core.state.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of a {@link SignalMark}. */
public final class SignalMarkCodec implements StateCodec<SignalMark> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SignalMark create() {
        return new SignalMark("", 0);
    }

    @Override
    public void write(SignalMark mark, DataOutput out) throws IOException {
        out.writeUTF(mark.symbol());
        out.writeLong(mark.eventTimeMillis());
    }

    @Override
    public SignalMark read(int writtenVersion, DataInput in) throws IOException {
        StateFields.requireVersion(VERSION, writtenVersion, "a signal's mark");
        return new SignalMark(in.readUTF(), in.readLong());
    }
}

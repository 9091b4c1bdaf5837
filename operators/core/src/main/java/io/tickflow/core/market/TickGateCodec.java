package io.tickflow.core.market;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of {@link TickGate}: the last accepted tick, the session and the doubts. */
public final class TickGateCodec implements StateCodec<TickGate> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public TickGate create() {
        return new TickGate();
    }

    @Override
    public void write(TickGate state, DataOutput out) throws IOException {
        state.write(out);
    }

    @Override
    public TickGate read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(TickGate.class, writtenVersion, VERSION);
        }
        return TickGate.read(in);
    }
}

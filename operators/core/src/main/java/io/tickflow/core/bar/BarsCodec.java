package io.tickflow.core.bar;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of {@link Bars}: the forming bar of each timeframe. */
public final class BarsCodec implements StateCodec<Bars> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Bars create() {
        return new Bars();
    }

    @Override
    public void write(Bars state, DataOutput out) throws IOException {
        state.write(out);
    }

    @Override
    public Bars read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(Bars.class, writtenVersion, VERSION);
        }
        return Bars.read(in);
    }
}

package io.tickflow.core.feature;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of {@link Microstructure}: the session so far, moves, decayed means and windows. */
public final class MicrostructureCodec implements StateCodec<Microstructure> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Microstructure create() {
        return new Microstructure();
    }

    @Override
    public void write(Microstructure state, DataOutput out) throws IOException {
        state.write(out);
    }

    @Override
    public Microstructure read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(Microstructure.class, writtenVersion, VERSION);
        }
        return Microstructure.read(in);
    }
}

package io.tickflow.core.indicator;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of {@link Indicators}: every indicator of each timeframe. */
public final class IndicatorsCodec implements StateCodec<Indicators> {

    private static final int VERSION = 1;

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Indicators create() {
        return new Indicators();
    }

    @Override
    public void write(Indicators state, DataOutput out) throws IOException {
        state.write(out);
    }

    @Override
    public Indicators read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(Indicators.class, writtenVersion, VERSION);
        }
        return Indicators.read(in);
    }
}

package io.tickflow.flink.state.moved;

import io.tickflow.core.state.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The codec of counters in the place and by the name that it had in an older release. No service
 * file lists it, so no restore can find it: only its id links the state to today's codec.
 */
public final class TickCounterCodec implements StateCodec<long[]> {

    @Override
    public String id() {
        return "test-counter";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public long[] create() {
        return new long[1];
    }

    @Override
    public void write(long[] state, DataOutput out) throws IOException {
        out.writeLong(state[0]);
    }

    @Override
    public long[] read(int writtenVersion, DataInput in) throws IOException {
        return new long[] {in.readLong()};
    }
}

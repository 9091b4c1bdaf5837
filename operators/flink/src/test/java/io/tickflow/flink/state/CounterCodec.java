package io.tickflow.flink.state;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A codec with a history: version 1 had an int, version 2 has a long. */
public final class CounterCodec implements StateCodec<long[]> {

    private static final int NEWEST = 2;

    private final int version;

    public CounterCodec() {
        this(NEWEST);
    }

    /** The codec as it was in the release that wrote {@code version}. */
    CounterCodec(int version) {
        this.version = version;
    }

    @Override
    public String id() {
        return "test-counter";
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public long[] create() {
        return new long[1];
    }

    @Override
    public void write(long[] state, DataOutput out) throws IOException {
        if (version == 1) {
            out.writeInt((int) state[0]);
        } else {
            out.writeLong(state[0]);
        }
    }

    @Override
    public long[] read(int writtenVersion, DataInput in) throws IOException {
        return switch (writtenVersion) {
            case 1 -> new long[] {in.readInt()};
            case 2 -> new long[] {in.readLong()};
            default -> throw new UnknownStateVersionException(long[].class, writtenVersion, NEWEST);
        };
    }
}

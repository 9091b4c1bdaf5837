package io.tickflow.core.desk;

import io.tickflow.core.desk.store.RecentId;
import io.tickflow.core.state.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of a {@link RecentId}. */
public final class RecentIdCodec implements StateCodec<RecentId> {

    private static final int VERSION = 1;

    @Override
    public String id() {
        return "recent-id";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public RecentId create() {
        return new RecentId("", "", 0);
    }

    @Override
    public void write(RecentId recent, DataOutput out) throws IOException {
        out.writeUTF(recent.id());
        out.writeUTF(recent.symbol());
        out.writeLong(recent.eventTimeMillis());
    }

    @Override
    public RecentId read(int writtenVersion, DataInput in) throws IOException {
        StateFields.requireVersion(VERSION, writtenVersion, "a recent id");
        return new RecentId(in.readUTF(), in.readUTF(), in.readLong());
    }
}

package io.tickflow.core.accuracy;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of a {@link Move}. */
public final class MoveCodec implements StateCodec<Move> {

    private static final int VERSION = 1;

    @Override
    public String id() {
        return "accuracy-move";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Move create() {
        return new Move(0, 0);
    }

    @Override
    public void write(Move move, DataOutput out) throws IOException {
        out.writeByte(move.direction());
        out.writeByte(move.judged());
    }

    @Override
    public Move read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(Move.class, writtenVersion, VERSION);
        }
        return new Move(in.readByte(), in.readUnsignedByte());
    }
}

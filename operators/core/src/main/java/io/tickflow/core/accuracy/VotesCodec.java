package io.tickflow.core.accuracy;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Layout of {@link Votes}. */
public final class VotesCodec implements StateCodec<Votes> {

    private static final int VERSION = 1;
    private static final int MEMBERS_MAX = 1_000;

    @Override
    public String id() {
        return "accuracy-votes";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Votes create() {
        return new Votes("", "", 0, "", "", "", List.of(), List.of());
    }

    @Override
    public void write(Votes votes, DataOutput out) throws IOException {
        out.writeUTF(votes.decisionId());
        out.writeUTF(votes.symbol());
        out.writeLong(votes.eventTimeMillis());
        out.writeUTF(votes.modelId());
        out.writeUTF(votes.modelVersion());
        out.writeUTF(votes.role());
        out.writeInt(votes.members().size());
        for (int member = 0; member < votes.members().size(); member++) {
            out.writeUTF(votes.members().get(member));
            out.writeFloat(votes.votes().get(member));
        }
    }

    @Override
    public Votes read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(Votes.class, writtenVersion, VERSION);
        }
        String decisionId = in.readUTF();
        String symbol = in.readUTF();
        long eventTimeMillis = in.readLong();
        String modelId = in.readUTF();
        String modelVersion = in.readUTF();
        String role = in.readUTF();
        int count = in.readInt();
        if (count < 0 || count > MEMBERS_MAX) {
            throw new IOException("votes of " + count + " members: at most " + MEMBERS_MAX);
        }
        var members = new ArrayList<String>(count);
        var votes = new ArrayList<Float>(count);
        for (int member = 0; member < count; member++) {
            members.add(in.readUTF());
            votes.add(in.readFloat());
        }
        return new Votes(
                decisionId,
                symbol,
                eventTimeMillis,
                modelId,
                modelVersion,
                role,
                List.copyOf(members),
                List.copyOf(votes));
    }
}

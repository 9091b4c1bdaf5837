package io.tickflow.core.accuracy;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of a {@link Tally}: its length is that of the window it was written with. */
public final class TallyCodec implements StateCodec<Tally> {

    private static final int VERSION = 1;
    private static final int WORDS_MAX = 1 << 20;

    @Override
    public String id() {
        return "accuracy-tally";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Tally create() {
        return Tally.empty(1);
    }

    @Override
    public void write(Tally tally, DataOutput out) throws IOException {
        out.writeInt(tally.bits().length);
        for (long word : tally.bits()) {
            out.writeLong(word);
        }
        out.writeInt(tally.count());
        out.writeInt(tally.next());
        out.writeInt(tally.correct());
        out.writeBoolean(tally.low());
    }

    @Override
    public Tally read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(Tally.class, writtenVersion, VERSION);
        }
        long[] bits = new long[within(in.readInt(), WORDS_MAX, "words of votes")];
        for (int word = 0; word < bits.length; word++) {
            bits[word] = in.readLong();
        }
        int votesMax = bits.length * Long.SIZE;
        int count = within(in.readInt(), votesMax, "votes");
        int next = within(in.readInt(), votesMax, "as the place of the next vote");
        int correct = within(in.readInt(), count, "right votes");
        return new Tally(bits, count, next, correct, in.readBoolean());
    }

    private static int within(int value, int max, String what) throws IOException {
        if (value < 0 || value > max) {
            throw new IOException("a tally of " + value + " " + what + ": at most " + max);
        }
        return value;
    }
}

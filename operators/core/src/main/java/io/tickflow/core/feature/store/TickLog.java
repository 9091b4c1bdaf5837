package io.tickflow.core.feature.store;

import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateInput;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Log of the ticks that have changed a symbol's state since its groups were stored, up to {@value
 * #TICKS_MAX}: features are a pure function of the ticks, so groups and log together are the state,
 * and a symbol that ticks now and then is stored in some hundred bytes instead of thousands. Bytes:
 * format (1), number of ticks (1), each tick in 48 bytes; of a tick, what enters the state. Not
 * thread-safe.
 */
public final class TickLog {

    /** Name beside the groups. */
    public static final String NAME = "log";

    static final int TICKS_MAX = 16;

    private static final int FORMAT = 1;

    private final List<Tick> ticks = new ArrayList<>(TICKS_MAX);
    private boolean complete;
    private boolean stored;

    /** A tick has changed the state. */
    public void add(Tick tick) {
        if (hasRoom()) {
            ticks.add(tick);
        } else if (complete) {
            spoil();
        }
    }

    /** True if it is complete, and will be after one more tick. */
    public boolean hasRoom() {
        return complete && ticks.size() < TICKS_MAX;
    }

    /** True if it has no ticks. */
    public boolean isEmpty() {
        return ticks.isEmpty();
    }

    /** A log of the same ticks. */
    public TickLog copy() {
        var copy = new TickLog();
        copy.complete = complete;
        copy.stored = stored;
        copy.ticks.addAll(ticks);
        return copy;
    }

    /** Something else than a tick has changed the state, or too many. */
    public void spoil() {
        complete = false;
        ticks.clear();
    }

    /** A log is stored, and the groups will have to be. */
    public void outdate() {
        spoil();
        stored = true;
    }

    /** The groups are stored as they are now. */
    public void startAfresh() {
        complete = true;
        stored = false;
        ticks.clear();
    }

    /** True if the groups that are stored, and the ticks here, are the state. */
    public boolean isComplete() {
        return complete;
    }

    /** True if a log is stored, which is wrong once the groups are stored anew. */
    public boolean isStored() {
        return stored;
    }

    /** Writes the ticks. */
    public void write(StateOutput out) {
        out.writeByte(FORMAT);
        out.writeByte(ticks.size());
        for (Tick tick : ticks) {
            out.writeLong(tick.eventTimeMillis());
            out.writeDouble(tick.bid());
            out.writeDouble(tick.ask());
            out.writeDouble(tick.last());
            out.writeDouble(tick.volume());
            out.writeInt(tick.flags());
            out.writeInt(tick.partition());
        }
        stored = true;
    }

    /** Becomes the log that was stored; gives its ticks, which the state is still to take in. */
    public List<Tick> readFrom(byte[] bytes, String symbol) throws IOException {
        ticks.clear();
        stored = true;
        var in = new StateInput(bytes);
        var read = new ArrayList<Tick>(TICKS_MAX);
        try {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IOException(
                        "the tick log was written in format %d, this release knows %d"
                                .formatted(format, FORMAT));
            }
            int count = in.readUnsignedByte();
            while (read.size() < count) {
                read.add(readTick(in, symbol));
            }
            if (count > TICKS_MAX || in.hasMore()) {
                throw new IOException("the tick log says that it has " + count + " ticks");
            }
        } catch (IndexOutOfBoundsException e) {
            throw StateInput.damaged(NAME, e);
        }
        return read;
    }

    private static Tick readTick(StateInput in, String symbol) {
        return new Tick(
                symbol,
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                0,
                0);
    }
}

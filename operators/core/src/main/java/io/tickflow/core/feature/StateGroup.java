package io.tickflow.core.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A part of {@link SymbolState} that is stored by itself, under its own name and in its own
 * versioned layout: adding a group needs no migration, and a group that a tick left alone need not
 * be written. Immutable and thread-safe.
 *
 * @param name stays the same for as long as the group can read what was written under it
 * @param layout how it is laid out in bytes
 */
public record StateGroup(String name, Layout layout) {

    /** Bytes of one group. */
    interface Layout {
        /** Newest version, from 1: what {@link #write} writes. */
        int version();

        void write(SymbolState state, DataOutput out) throws IOException;

        /** Reads any version that a release has written. */
        void read(int version, SymbolState state, DataInput in) throws IOException;
    }

    /** Writes the group of {@code state}: version, then content. */
    public void write(SymbolState state, DataOutput out) throws IOException {
        out.writeByte(layout.version());
        layout.write(state, out);
    }

    /**
     * Reads what {@link #write} of this or an earlier release wrote into {@code state}.
     *
     * @throws IOException if a later release wrote it, or the bytes are damaged
     */
    public void read(SymbolState state, DataInput in) throws IOException {
        int written = in.readUnsignedByte();
        if (written < 1 || written > layout.version()) {
            throw new IOException(
                    "state group %s was written in layout version %d, this release knows 1 to %d"
                            .formatted(name, written, layout.version()));
        }
        layout.read(written, state, in);
    }
}

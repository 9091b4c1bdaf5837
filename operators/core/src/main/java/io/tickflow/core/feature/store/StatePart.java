package io.tickflow.core.feature;

import io.tickflow.core.state.StateOutput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A piece of {@link SymbolState} with a layout of its own: what a configuration can add or leave
 * out without touching the rest. Immutable and thread-safe.
 */
final class StatePart {

    private final String name;
    private final int version;
    private final byte[] header;
    private final Writing writing;
    private final Reading reading;

    /** Writes a part in its newest layout. */
    interface Writing {
        void write(SymbolState state, DataOutput out) throws IOException;
    }

    /** Reads a part. */
    interface Reading {
        /**
         * Reads what a release wrote in layout {@code version}.
         *
         * @throws IOException if it does not know that one
         */
        void read(int version, SymbolState state, DataInput in) throws IOException;
    }

    /**
     * A part.
     *
     * @param name the same for as long as the part can read what was written under it
     * @param version of the layout that {@code writing} writes, 1 to 255
     * @param writing writes it
     * @param reading puts what was written into a state; whatever else was in its place is gone
     */
    StatePart(String name, int version, Writing writing, Reading reading) {
        this.name = name;
        this.version = version;
        this.writing = writing;
        this.reading = reading;
        var out = new StateOutput();
        out.writeUTF(name);
        out.writeByte(version);
        this.header = out.copy();
    }

    /** A part that has had one layout so far. */
    static StatePart first(String name, Writing writing, FirstReading reading) {
        return new StatePart(
                name,
                1,
                writing,
                (version, state, in) -> {
                    if (version != 1) {
                        throw new IOException(
                                "%s was written in layout version %d, this release knows 1"
                                        .formatted(name, version));
                    }
                    reading.read(state, in);
                });
    }

    /** Reads a part that has had one layout so far. */
    interface FirstReading {
        void read(SymbolState state, DataInput in) throws IOException;
    }

    String name() {
        return name;
    }

    /** Of the layout that {@link #writing} writes. */
    int version() {
        return version;
    }

    /** Name and version, as they stand before the part; not to be changed. */
    byte[] header() {
        return header;
    }

    Writing writing() {
        return writing;
    }

    Reading reading() {
        return reading;
    }
}

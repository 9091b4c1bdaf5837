package io.tickflow.core.feature.store;

import io.tickflow.core.state.StateOutput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Piece of a state with a layout of its own: a configuration can add it or leave it out without
 * touching the rest. Immutable and thread-safe.
 *
 * @param <S> state that it is a piece of
 */
public final class StatePart<S> {

    private final String name;
    private final int version;
    private final byte[] header;
    private final Writing<S> writing;
    private final Reading<S> reading;

    /** Writes a part in its newest layout. */
    public interface Writing<S> {
        /** Writes it. */
        void write(S state, DataOutput out) throws IOException;
    }

    /** Reads a part. */
    public interface Reading<S> {
        /**
         * Reads what a release wrote in layout {@code version}.
         *
         * @throws IOException if it does not know that one
         */
        void read(int version, S state, DataInput in) throws IOException;
    }

    /**
     * A part.
     *
     * @param name the same for as long as the part can read what was written under it
     * @param version of the layout that {@code writing} writes, 1 to 255
     * @param writing writes it
     * @param reading puts what was written into a state; whatever else was in its place is gone
     */
    public StatePart(String name, int version, Writing<S> writing, Reading<S> reading) {
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
    public static <S> StatePart<S> first(String name, Writing<S> writing, FirstReading<S> reading) {
        return new StatePart<>(
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
    public interface FirstReading<S> {
        /** Reads it in layout version 1. */
        void read(S state, DataInput in) throws IOException;
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

    Writing<S> writing() {
        return writing;
    }

    Reading<S> reading() {
        return reading;
    }
}

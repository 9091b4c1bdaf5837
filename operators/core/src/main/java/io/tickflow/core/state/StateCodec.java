package io.tickflow.core.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Fixed, versioned byte layout of one kind of state. A codec reads every version that a release has
 * written and writes the newest only. Stateless and thread-safe.
 *
 * <p>Savepoints name a codec by its {@link #id}, and a restore finds it by {@link
 * java.util.ServiceLoader}: an implementation is public, has a public constructor without arguments
 * and is listed in {@code META-INF/services/io.tickflow.core.state.StateCodec}. It may move to
 * another package, or be renamed, if its line there moves with it.
 *
 * @param <T> the state; mutable is fine, {@link #read} always gives a fresh one
 */
public interface StateCodec<T> extends Serializable {

    /** Name of this layout in savepoints, unique and the same in each release, as "desk-book". */
    String id();

    /** Version that {@link #write} writes, from 1. */
    int version();

    /** An empty state, as for a key never seen. */
    T create();

    /** Writes the whole of {@code state} in the layout of {@link #version()}. */
    void write(T state, DataOutput out) throws IOException;

    /**
     * Reads what {@link #write} of {@code writtenVersion} wrote.
     *
     * @throws IOException if the version is unknown or the bytes are not of it
     */
    T read(int writtenVersion, DataInput in) throws IOException;
}

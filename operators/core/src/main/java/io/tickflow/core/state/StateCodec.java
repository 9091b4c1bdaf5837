package io.tickflow.core.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Fixed, versioned byte layout of one kind of state. A codec reads every version written by a
 * release and writes only the newest. Stateless and thread-safe.
 *
 * <p>Savepoints name a codec by its {@link #id}, and a restore finds it by {@link
 * java.util.ServiceLoader}: an implementation is public, has a public constructor without arguments
 * and is listed in {@code META-INF/services/io.tickflow.core.state.StateCodec}. It may move to
 * another package, or be renamed, if its line there moves with it.
 *
 * @param <T> the state, which may be mutable: {@link #read} always returns a fresh one
 */
public interface StateCodec<T> extends Serializable {

    /**
     * Name of this layout in savepoints, unique and equal in every release, such as "desk-book".
     */
    String id();

    /** Version of the layout written by {@link #write}, from 1. */
    int version();

    /** Creates the empty state of a new key. */
    T create();

    /** Writes the complete {@code state} in the layout of {@link #version()}. */
    void write(T state, DataOutput out) throws IOException;

    /**
     * Reads a state written in the layout of {@code writtenVersion}.
     *
     * @throws IOException if the version is unknown or the bytes do not fit it
     */
    T read(int writtenVersion, DataInput in) throws IOException;
}

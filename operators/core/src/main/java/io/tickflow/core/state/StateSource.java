package io.tickflow.core.state;

import org.jspecify.annotations.Nullable;

/** Storage of one state, in groups of bytes by their names. */
@FunctionalInterface
public interface StateSource {

    /**
     * Bytes of a group as they were stored last.
     *
     * @param group name of the group
     * @return null if nothing was stored
     * @throws java.io.UncheckedIOException if storage fails
     */
    byte @Nullable [] bytesOf(String group);
}

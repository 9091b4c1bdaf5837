package io.tickflow.core.feature;

import org.jspecify.annotations.Nullable;

/** Where the groups of one symbol are stored. */
@FunctionalInterface
public interface StateSource {

    /**
     * What {@link StateGroup#write} wrote last.
     *
     * @param group name of the group
     * @return null if nothing did
     * @throws java.io.UncheckedIOException if storage fails
     */
    byte @Nullable [] bytesOf(String group);
}

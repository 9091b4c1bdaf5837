package io.tickflow.core.state;

import java.io.IOException;

/** State was written in a layout that this release does not know, by a newer one for instance. */
public final class UnknownStateVersionException extends IOException {

    /**
     * Names the layout and what this release could have read.
     *
     * @param state what was to be read
     * @param writtenVersion the version found
     * @param newestVersion the newest version known here
     */
    public UnknownStateVersionException(Class<?> state, int writtenVersion, int newestVersion) {
        super(
                "state of %s was written in layout version %d, this release knows 1 to %d"
                        .formatted(state.getSimpleName(), writtenVersion, newestVersion));
    }
}

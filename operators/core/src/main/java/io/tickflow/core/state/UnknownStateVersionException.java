package io.tickflow.core.state;

import java.io.IOException;

/** State in a layout unknown to this release, for instance one written by a newer release. */
public final class UnknownStateVersionException extends IOException {

    /**
     * Names the layout found and the layouts that this release reads.
     *
     * @param state type of the state
     * @param writtenVersion the version found
     * @param newestVersion the newest version known here
     */
    public UnknownStateVersionException(Class<?> state, int writtenVersion, int newestVersion) {
        super(
                "state of %s was written in layout version %d, this release knows 1 to %d"
                        .formatted(state.getSimpleName(), writtenVersion, newestVersion));
    }
}

package io.tickflow.model.registry;

import java.util.List;

/** Change of the registry. */
public sealed interface RegistryChange {

    /** Name of the model that changes. */
    String name();

    /**
     * Publication of a bundle.
     *
     * @param name name of the model
     * @param version version under that name
     * @param digest SHA-256 of its manifest
     * @param files its files, sorted by name
     */
    record Publication(String name, String version, String digest, List<BundleFile> files)
            implements RegistryChange {

        /** Copies the files. */
        public Publication {
            files = List.copyOf(files);
        }
    }

    /**
     * Moves of aliases, all at once.
     *
     * @param name name of the model
     * @param moves moves, the requested one first
     * @param reason words of the author; may be empty
     */
    record AliasChange(String name, List<AliasMove> moves, String reason)
            implements RegistryChange {

        /** Copies the moves. */
        public AliasChange {
            moves = List.copyOf(moves);
        }
    }
}

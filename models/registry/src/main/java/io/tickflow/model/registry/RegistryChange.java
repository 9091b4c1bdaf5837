package io.tickflow.model.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

        /** Folder of its files in the store. */
        String folder() {
            return "bundles/" + name + '/' + version + '/' + digest;
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

    /**
     * Training of a model by this program. Its bundle may be published later, or never.
     *
     * @param name name of the model
     * @param version version under that name
     * @param digest SHA-256 of its manifest
     * @param label name of the training label
     * @param from UTC time of the first training tick
     * @param to UTC time of the last training tick
     * @param rows labelled ticks used for training
     * @param durationMillis time that it took
     * @param accuracyAtGate share of correct predictions at the gate on later data; null if there
     *     was nothing to measure
     * @param coverage share of later ticks at the gate; null if there was nothing to measure
     */
    record Training(
            String name,
            String version,
            String digest,
            String label,
            Instant from,
            Instant to,
            long rows,
            long durationMillis,
            @Nullable Double accuracyAtGate,
            @Nullable Double coverage)
            implements RegistryChange {}
}

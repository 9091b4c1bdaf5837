package io.tickflow.job.history.table;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Feature schemas known to a database, by which a vector of an older schema finds its columns.
 * Immutable and thread-safe.
 */
public final class KnownSchemas implements Serializable {

    /** No schema at all. */
    public static final KnownSchemas NONE = new KnownSchemas(List.of(), Map.of());

    private final HashMap<String, List<String>> namesByHash;
    private final List<String> current;

    /**
     * @param current names of the features with columns, in the order of present vectors
     * @param namesByHash names of the features of each schema, in the order of its vectors
     */
    public KnownSchemas(List<String> current, Map<String, List<String>> namesByHash) {
        this.current = List.copyOf(current);
        this.namesByHash = new HashMap<>(namesByHash);
    }

    /** Columns in the order of present vectors. */
    List<String> current() {
        return current;
    }

    /**
     * Positions of the columns' values in a vector of the schema with this hash; -1 for missing
     * ones, and for all of an undeclared schema.
     */
    int[] positions(String hash) {
        List<String> names = namesByHash.getOrDefault(hash, List.of());
        return current.stream().mapToInt(names::indexOf).toArray();
    }

    /** Returns true if a schema with this hash is declared. */
    boolean isKnown(String hash) {
        return namesByHash.containsKey(hash);
    }
}

package io.tickflow.job.history.table;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every feature schema that a database has seen, so that a vector made under an older one finds its
 * columns by name. Immutable and thread-safe.
 */
public final class KnownSchemas implements Serializable {

    /** No schema at all. */
    public static final KnownSchemas NONE = new KnownSchemas(List.of(), Map.of());

    private final HashMap<String, List<String>> namesByHash;
    private final List<String> current;

    /**
     * @param current names of the features that have columns, in the order of today's vectors
     * @param namesByHash names of the features of each schema, in the order of its vectors
     */
    public KnownSchemas(List<String> current, Map<String, List<String>> namesByHash) {
        this.current = List.copyOf(current);
        this.namesByHash = new HashMap<>(namesByHash);
    }

    /** The columns, in the order of today's vectors. */
    List<String> current() {
        return current;
    }

    /**
     * Where the value of each column stands in a vector of the schema with this hash; -1 if it is
     * not in there. So it is everywhere for a schema that nobody declared.
     */
    int[] positions(String hash) {
        List<String> names = namesByHash.getOrDefault(hash, List.of());
        return current.stream().mapToInt(names::indexOf).toArray();
    }

    /** Whether a schema with this hash was declared. */
    boolean isKnown(String hash) {
        return namesByHash.containsKey(hash);
    }
}

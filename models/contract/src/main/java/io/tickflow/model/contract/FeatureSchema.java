package io.tickflow.model.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/**
 * The ordered names of the values in a feature vector. Position in the list is position in the
 * vector, so two parties that agree on {@link #hash()} agree on the meaning of every float.
 *
 * @param names unique, non-blank, at least one
 */
public record FeatureSchema(List<String> names) {

    private static final int HASH_BYTES = 8;

    /**
     * @throws IllegalArgumentException if a name is blank or stands twice, or there is none
     */
    public FeatureSchema {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a feature schema needs at least one feature");
        }
        var seen = new HashSet<String>();
        for (String name : names) {
            if (name.isBlank() || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "feature name is blank or stands twice: '" + name + "'");
            }
        }
    }

    /** Number of features, the length of every vector of this schema. */
    public int size() {
        return names.size();
    }

    /** 16 hexadecimal digits that identify names and order: the start of their SHA-256. */
    public String hash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest =
                    sha256.digest(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Where each of {@code wanted} stands in this schema.
     *
     * @throws IllegalArgumentException naming every feature that this schema lacks
     */
    public int[] positionsOf(List<String> wanted) {
        List<String> missing = wanted.stream().filter(name -> !names.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("features unknown to this schema: " + missing);
        }
        return wanted.stream().mapToInt(names::indexOf).toArray();
    }
}

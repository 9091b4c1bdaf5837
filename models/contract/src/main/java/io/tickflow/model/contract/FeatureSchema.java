package io.tickflow.model.contract;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;

/**
 * Ordered features of a vector. The position in the list is the position in the vector, so equal
 * {@link #hash()} means equal meaning of every float. Immutable and thread-safe.
 */
public final class FeatureSchema implements Serializable {

    private static final int HASH_BYTES = 8;

    private final List<FeatureSpec> features;
    private final List<String> names;
    private final HashMap<String, Integer> positions = new HashMap<>();
    private final String hash;

    /**
     * @param features in the order of every vector
     * @throws IllegalArgumentException if a name occurs twice or the list is empty
     */
    public FeatureSchema(List<FeatureSpec> features) {
        this.features = List.copyOf(features);
        this.names = this.features.stream().map(FeatureSpec::name).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a feature schema needs at least one feature");
        }
        for (String name : names) {
            if (positions.put(name, positions.size()) != null) {
                throw new IllegalArgumentException("feature occurs twice: '" + name + "'");
            }
        }
        this.hash = hashOf(this.features);
    }

    /** Features in the order of every vector. */
    public List<FeatureSpec> features() {
        return features;
    }

    /** Names of the features, in the order of every vector. */
    public List<String> names() {
        return names;
    }

    /** Number of features, the length of every vector of this schema. */
    public int size() {
        return names.size();
    }

    /** Hash of names, definitions and order: the first 16 hexadecimal digits of their SHA-256. */
    public String hash() {
        return hash;
    }

    /**
     * Positions of the {@code wanted} features in this schema.
     *
     * @throws IllegalArgumentException naming every feature that this schema lacks
     */
    public int[] positionsOf(List<String> wanted) {
        List<String> missing =
                wanted.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("features unknown to this schema: " + missing);
        }
        return wanted.stream().mapToInt(positions::get).toArray();
    }

    private static String hashOf(List<FeatureSpec> features) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (FeatureSpec feature : features) {
                sha256.update(
                        (feature.name() + '=' + feature.definition() + '\n')
                                .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureSchema that && that.features.equals(features);
    }

    @Override
    public int hashCode() {
        return features.hashCode();
    }

    @Override
    public String toString() {
        return "FeatureSchema[" + hash + ", " + names.size() + " features]";
    }
}

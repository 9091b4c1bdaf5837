package io.tickflow.operate.rollout.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Bundle of a rollout.
 *
 * @param path directory that the job opens, or exact reference to its registry
 * @param id name of the model
 * @param version version of the model
 * @param digest SHA-256 of its manifest
 */
public record Bundle(String path, String id, String version, String digest) {

    private static final int DIGEST_SHOWN = 12;

    /** Name for people, such as {@code direction-eurusd/2 (0f3a...)}. */
    @JsonIgnore
    public String label() {
        return id
                + "/"
                + version
                + " ("
                + digest.substring(0, Math.min(DIGEST_SHOWN, digest.length()))
                + ")";
    }
}

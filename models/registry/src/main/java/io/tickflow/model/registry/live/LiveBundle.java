package io.tickflow.model.registry.live;

/**
 * Bundle of a job.
 *
 * @param name name of the model
 * @param version version of the model
 * @param digest SHA-256 of its manifest
 */
public record LiveBundle(String name, String version, String digest) {}

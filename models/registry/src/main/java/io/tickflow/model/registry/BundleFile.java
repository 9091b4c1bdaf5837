package io.tickflow.model.registry;

import java.io.Serializable;

/**
 * File of a published bundle.
 *
 * @param name file name without folders
 * @param bytes size
 * @param sha256 SHA-256 of the content, 64 hexadecimal digits
 */
public record BundleFile(String name, long bytes, String sha256) implements Serializable {}

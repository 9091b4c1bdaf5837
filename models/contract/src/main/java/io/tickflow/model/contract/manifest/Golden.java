package io.tickflow.model.contract.manifest;

import org.jspecify.annotations.Nullable;

/**
 * File of golden rows: inputs of a role with the probabilities of the original libraries.
 *
 * @param file file within the bundle
 * @param sha256 SHA-256 of that file, 64 hexadecimal digits; null in bundles of format 1, which did
 *     not have it
 * @param rows number of rows; 0 in bundles of format 1
 */
public record Golden(String file, @Nullable String sha256, int rows) {}

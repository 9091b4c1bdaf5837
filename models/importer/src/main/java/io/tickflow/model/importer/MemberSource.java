package io.tickflow.model.importer;

import java.nio.file.Path;

/**
 * File or folder with the model of a member.
 *
 * @param file file, or folder of MLflow or Triton
 * @param weight weight of its probability in the mean, above 0
 */
public record MemberSource(Path file, double weight) {}

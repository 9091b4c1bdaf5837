package io.tickflow.job.history.cookbook;

import org.jspecify.annotations.Nullable;

/**
 * Parameter of a question.
 *
 * @param name as in the query, {@code {name:Type}}
 * @param value used if none is given, may be empty; null if one must be given
 * @param meaning one line with its unit
 */
public record Parameter(String name, @Nullable String value, String meaning) {}

package io.tickflow.job.history.cookbook;

/**
 * Parameter of a question.
 *
 * @param name as in the query, {@code {name:Type}}
 * @param value used if none is given; may be empty
 * @param meaning one line with its unit
 */
public record Parameter(String name, String value, String meaning) {}

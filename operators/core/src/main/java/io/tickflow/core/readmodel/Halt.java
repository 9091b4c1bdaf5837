package io.tickflow.core.readmodel;

/**
 * A halt of an operator that no resume has ended.
 *
 * @param account that must not enter; {@code *} for all
 * @param by name of the operator
 * @param sinceMillis append time of the newest HALT, epoch milliseconds
 */
public record Halt(String account, String by, String reason, long sinceMillis) {}

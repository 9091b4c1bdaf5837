package io.tickflow.operate.savepoint;

/**
 * State of an operator in a savepoint.
 *
 * @param name name of the state
 * @param kind kind of Flink's, such as {@code KEY_VALUE}
 * @param writtenBy serializer that wrote its values; a codec of ours with the version it wrote
 */
public record SavedState(String name, String kind, String writtenBy) {}

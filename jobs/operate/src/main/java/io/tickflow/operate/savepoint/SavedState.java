package io.tickflow.operate.savepoint;

/**
 * State of an operator in a savepoint.
 *
 * @param name name of the state
 * @param kind kind of Flink's, such as {@code KEY_VALUE}
 * @param writtenBy serializer that wrote its values; a codec of ours with the version it wrote
 * @param fingerprint hash of Flink's descriptions of all serializers of the state, 16 hexadecimal
 *     digits: it changes with any of them
 */
public record SavedState(String name, String kind, String writtenBy, String fingerprint) {}

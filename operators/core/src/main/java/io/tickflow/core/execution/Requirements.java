package io.tickflow.core.execution;

/** What the configuration records ask of their components. */
final class Requirements {

    private Requirements() {}

    static void notBlank(String value, String name) {
        require(!value.isBlank(), name, "must not be empty");
    }

    static void positive(long value, String name) {
        require(value > 0, name, "must be positive, but is " + value);
    }

    static void require(boolean holds, String name, String requirement) {
        if (!holds) {
            throw new IllegalArgumentException(name + ' ' + requirement);
        }
    }
}

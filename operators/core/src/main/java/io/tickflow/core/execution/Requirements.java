package io.tickflow.core.execution;

/** Checks of the components of configuration records. */
public final class Requirements {

    private Requirements() {}

    /**
     * Requires a text that says something.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static void notBlank(String value, String name) {
        require(!value.isBlank(), name, "must not be empty");
    }

    /**
     * Requires a number above 0.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void positive(long value, String name) {
        require(value > 0, name, "must be positive, but is " + value);
    }

    /**
     * Checks a requirement.
     *
     * @throws IllegalArgumentException with the name and the requirement, if it does not hold
     */
    public static void require(boolean holds, String name, String requirement) {
        if (!holds) {
            throw new IllegalArgumentException(name + ' ' + requirement);
        }
    }
}

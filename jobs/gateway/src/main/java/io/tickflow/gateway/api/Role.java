package io.tickflow.gateway.api;

/** Rights of a caller; each role has those of the ones before it. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Commands desks. */
    OPERATOR,
    /** Changes settings. */
    ADMIN;

    /** Returns true if this role has the rights of {@code other}. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}

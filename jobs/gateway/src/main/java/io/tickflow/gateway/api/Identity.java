package io.tickflow.gateway.api;

/**
 * Caller of the API.
 *
 * @param name name of its token, recorded with every command
 * @param role rights
 */
public record Identity(String name, Role role) {

    /** Caller on this machine without a token. */
    public static final Identity LOCAL = new Identity("local", Role.VIEWER);
}

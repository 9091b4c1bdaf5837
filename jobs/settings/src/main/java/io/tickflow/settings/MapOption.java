package io.tickflow.settings;

/**
 * Options whose last word the user chooses: one key for each symbol, or each property of a client.
 *
 * @param prefix of the keys, without the dot that follows
 * @param placeholder for the last word, as "symbol"
 * @param description sentence of docs/configuration.md
 */
public record MapOption(String prefix, String placeholder, String description) {

    /** Key of one entry; {@code name} may hold dots itself. */
    public String key(String name) {
        return prefix + '.' + name;
    }
}

package io.tickflow.model.registry;

import org.jspecify.annotations.Nullable;

/**
 * Wish to move an alias.
 *
 * @param name name of the model
 * @param alias alias; a move of {@link #CHAMPION} makes the version before it {@link #PREVIOUS}
 * @param version version to point at; null to remove the alias
 * @param expected version that the alias must point at now, so that the answer of an earlier look
 *     still holds; null for any
 * @param reason words for the journal; may be empty
 */
public record AliasRequest(
        String name,
        String alias,
        @Nullable String version,
        @Nullable String expected,
        String reason) {

    /** Alias of the bundle that decides. */
    public static final String CHAMPION = "champion";

    /** Alias of the bundle that may become the champion. */
    public static final String CHALLENGER = "challenger";

    /** Alias of the champion before the present one, to go back to. */
    public static final String PREVIOUS = "previous";

    /** Wish to point {@code alias} at {@code version}, wherever it points now. */
    public static AliasRequest move(String name, String alias, String version, String reason) {
        return new AliasRequest(name, alias, version, null, reason);
    }

    /** The same wish, if the alias still points at {@code version}. */
    public AliasRequest ifStill(String version) {
        return new AliasRequest(name, alias, this.version, version, reason);
    }
}

package io.tickflow.model.registry;

import org.jspecify.annotations.Nullable;

/**
 * Move of an alias.
 *
 * @param alias alias
 * @param version version it points at from now on; null if it is removed
 * @param from version it pointed at before; null if it did not exist
 */
public record AliasMove(String alias, @Nullable String version, @Nullable String from) {}

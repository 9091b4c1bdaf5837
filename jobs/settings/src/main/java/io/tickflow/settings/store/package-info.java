/** Versioned settings in PostgreSQL, with sealed secrets. */
@NullMarked
package io.tickflow.settings.store;

import org.jspecify.annotations.NullMarked;

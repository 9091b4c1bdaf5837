/** Embedded PostgreSQL as a store of settings. */
@NullMarked
package io.tickflow.sandbox.stack.postgres;

import org.jspecify.annotations.NullMarked;

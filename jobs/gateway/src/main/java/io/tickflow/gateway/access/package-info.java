/** Callers, their roles and their rates. */
@NullMarked
package io.tickflow.gateway.access;

import org.jspecify.annotations.NullMarked;

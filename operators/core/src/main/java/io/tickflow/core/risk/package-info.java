/** Limits that every order passes. */
@NullMarked
package io.tickflow.core.risk;

import org.jspecify.annotations.NullMarked;

/** Stores that keep the values of a desk by key. */
@NullMarked
package io.tickflow.core.desk.store;

import org.jspecify.annotations.NullMarked;

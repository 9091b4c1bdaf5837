/** Command {@code explain}: the way of one decision, or the reasons of a quiet hour. */
@NullMarked
package io.tickflow.cli.explain;

import org.jspecify.annotations.NullMarked;

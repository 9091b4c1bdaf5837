/** Training from the history. */
@NullMarked
package io.tickflow.cli.train;

import org.jspecify.annotations.NullMarked;

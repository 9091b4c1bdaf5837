/** The command that fills outcomes. */
@NullMarked
package io.tickflow.cli.outcome;

import org.jspecify.annotations.NullMarked;

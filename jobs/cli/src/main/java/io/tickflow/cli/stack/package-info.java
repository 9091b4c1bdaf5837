/** The local stack that stays: commands that start and stop it, and its discovery by all others. */
@NullMarked
package io.tickflow.cli.stack;

import org.jspecify.annotations.NullMarked;

/** bin/tickflow: one class a command. */
@NullMarked
package io.tickflow.cli;

import org.jspecify.annotations.NullMarked;

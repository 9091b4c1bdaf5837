/** Commands {@code verify}: checks of what is stored. */
@NullMarked
package io.tickflow.cli.verify;

import org.jspecify.annotations.NullMarked;

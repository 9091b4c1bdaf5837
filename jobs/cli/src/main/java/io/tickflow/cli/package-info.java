/** Commands of bin/tickflow, one class each. */
@NullMarked
package io.tickflow.cli;

import org.jspecify.annotations.NullMarked;

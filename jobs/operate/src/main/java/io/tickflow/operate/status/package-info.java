/** Judges the results of the probes: one finding an item of the status. */
@NullMarked
package io.tickflow.operate.status;

import org.jspecify.annotations.NullMarked;

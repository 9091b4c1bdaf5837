/** Recorded decisions derived again from ticks. */
@NullMarked
package io.tickflow.cli.audit;

import org.jspecify.annotations.NullMarked;

/** A venue inside the sink, which fills at the ticks. */
@NullMarked
package io.tickflow.core.execution.paper;

import org.jspecify.annotations.NullMarked;

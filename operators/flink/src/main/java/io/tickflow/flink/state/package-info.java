/** State of the core in Flink's keyed state, in the core's own byte layouts. */
@NullMarked
package io.tickflow.flink.state;

import org.jspecify.annotations.NullMarked;

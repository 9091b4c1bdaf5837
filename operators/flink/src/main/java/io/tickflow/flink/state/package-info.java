/** Keeps the core's state in Flink's, in the core's own byte layouts. */
@NullMarked
package io.tickflow.flink.state;

import org.jspecify.annotations.NullMarked;

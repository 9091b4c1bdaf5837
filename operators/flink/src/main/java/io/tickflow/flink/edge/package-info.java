/** Compact form of the records that cross a network edge at every tick. */
@NullMarked
package io.tickflow.flink.edge;

import org.jspecify.annotations.NullMarked;

/** Codecs in the place that they had in an older release. */
@NullMarked
package io.tickflow.flink.state.moved;

import org.jspecify.annotations.NullMarked;

/** What the stages count. */
@NullMarked
package io.tickflow.flink.metric;

import org.jspecify.annotations.NullMarked;

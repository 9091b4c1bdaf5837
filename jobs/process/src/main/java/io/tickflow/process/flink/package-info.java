/** A real Flink cluster in processes of its own, from Flink's published artifacts. */
@NullMarked
package io.tickflow.process.flink;

import org.jspecify.annotations.NullMarked;

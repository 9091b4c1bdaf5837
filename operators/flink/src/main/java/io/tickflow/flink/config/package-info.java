/** Options under {@code tickflow.} and how they become validated records. */
@NullMarked
package io.tickflow.flink.config;

import org.jspecify.annotations.NullMarked;

/** The core inside Apache Flink. */
@NullMarked
package io.tickflow.flink;

import org.jspecify.annotations.NullMarked;

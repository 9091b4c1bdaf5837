/** Disk buffer of ticks that Kafka has not acknowledged yet. */
@NullMarked
package io.tickflow.ingest.buffer;

import org.jspecify.annotations.NullMarked;

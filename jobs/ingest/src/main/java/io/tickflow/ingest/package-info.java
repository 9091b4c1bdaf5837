/** Tick gateway: terminals in, topic of ticks out. */
@NullMarked
package io.tickflow.ingest;

import org.jspecify.annotations.NullMarked;

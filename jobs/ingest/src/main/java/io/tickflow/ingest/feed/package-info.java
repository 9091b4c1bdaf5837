/** Ticks of a terminal, numbered by symbol, and the decision on each batch. No I/O, no clock. */
@NullMarked
package io.tickflow.ingest.feed;

import org.jspecify.annotations.NullMarked;

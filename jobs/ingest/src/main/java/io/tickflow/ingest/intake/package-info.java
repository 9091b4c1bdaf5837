/** Sessions of terminals, and the way of their ticks into the disk buffer. */
@NullMarked
package io.tickflow.ingest.intake;

import org.jspecify.annotations.NullMarked;

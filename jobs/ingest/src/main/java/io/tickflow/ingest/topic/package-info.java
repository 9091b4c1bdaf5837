/** Writer of buffered ticks to the topic, and the recovery of its position. */
@NullMarked
package io.tickflow.ingest.topic;

import org.jspecify.annotations.NullMarked;

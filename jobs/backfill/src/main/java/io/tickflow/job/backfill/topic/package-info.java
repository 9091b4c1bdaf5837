/** Bounded reads of topics, and the overlap of a feed with history. */
@NullMarked
package io.tickflow.job.backfill.topic;

import org.jspecify.annotations.NullMarked;

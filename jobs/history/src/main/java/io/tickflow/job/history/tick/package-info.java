/** Table of the records of the feed. */
@NullMarked
package io.tickflow.job.history.tick;

import org.jspecify.annotations.NullMarked;

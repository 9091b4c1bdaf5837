/** What the main of every job does before its own graph. */
@NullMarked
package io.tickflow.flink.job;

import org.jspecify.annotations.NullMarked;

/** Common steps of every job's main before its own graph. */
@NullMarked
package io.tickflow.flink.job;

import org.jspecify.annotations.NullMarked;

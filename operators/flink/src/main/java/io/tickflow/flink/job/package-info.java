/** Environment that every job shares. */
@NullMarked
package io.tickflow.flink.job;

import org.jspecify.annotations.NullMarked;

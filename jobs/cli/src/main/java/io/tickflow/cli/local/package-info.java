/** Jobs on a Flink cluster in this process, and their metrics. */
@NullMarked
package io.tickflow.cli.local;

import org.jspecify.annotations.NullMarked;

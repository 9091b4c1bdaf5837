/** Jobs on a Flink cluster in this process, and what is counted of them. */
@NullMarked
package io.tickflow.cli.local;

import org.jspecify.annotations.NullMarked;

/** Time from the kill of a TaskManager until its tasks run on another one. */
@NullMarked
package io.tickflow.bench.failover;

import org.jspecify.annotations.NullMarked;

/** Comparison of the history in ClickHouse with the topics that it was copied from. */
@NullMarked
package io.tickflow.operate.history;

import org.jspecify.annotations.NullMarked;

/** Newest events of the topics in memory, and streams of them. */
@NullMarked
package io.tickflow.gateway.live;

import org.jspecify.annotations.NullMarked;

/** Servers killed one after the other while the gateway and the orders are under load. */
@NullMarked
package io.tickflow.bench.kills;

import org.jspecify.annotations.NullMarked;

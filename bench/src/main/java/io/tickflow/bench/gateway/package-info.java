/** Latency and throughput of the gateway beside a bare handler of the same server. */
@NullMarked
package io.tickflow.bench.gateway;

import org.jspecify.annotations.NullMarked;

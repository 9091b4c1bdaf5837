/** Three layers of answers: memory, Redis, and the place that computes them. */
@NullMarked
package io.tickflow.gateway.cache;

import org.jspecify.annotations.NullMarked;

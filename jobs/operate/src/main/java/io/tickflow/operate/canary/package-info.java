/** Promotion and withdrawal of the challenger of a running SignalJob. */
@NullMarked
package io.tickflow.operate.canary;

import org.jspecify.annotations.NullMarked;

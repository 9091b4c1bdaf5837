/** Ticks of the feed, and the checks that they pass before any computation. */
@NullMarked
package io.tickflow.core.market;

import org.jspecify.annotations.NullMarked;

/**
 * Ticks as the feed publishes them, and the checks they pass before anything is computed from them.
 */
@NullMarked
package io.tickflow.core.market;

import org.jspecify.annotations.NullMarked;

/** Ticks in JSON lines. */
@NullMarked
package io.tickflow.ticks.json;

import org.jspecify.annotations.NullMarked;

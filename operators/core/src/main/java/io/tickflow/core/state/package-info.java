/** Byte layout of the state of the core, independent of its store. */
@NullMarked
package io.tickflow.core.state;

import org.jspecify.annotations.NullMarked;

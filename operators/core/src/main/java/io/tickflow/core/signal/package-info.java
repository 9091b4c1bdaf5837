/** From prediction to signal: checks with coded reasons. */
@NullMarked
package io.tickflow.core.signal;

import org.jspecify.annotations.NullMarked;

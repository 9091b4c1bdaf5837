/** Records that could not be used, with the reason. */
@NullMarked
package io.tickflow.core.deadletter;

import org.jspecify.annotations.NullMarked;

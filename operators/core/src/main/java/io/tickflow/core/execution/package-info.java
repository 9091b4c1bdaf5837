/** Execution of recorded orders: sent at most once, followed until the venue's evidence is in. */
@NullMarked
package io.tickflow.core.execution;

import org.jspecify.annotations.NullMarked;

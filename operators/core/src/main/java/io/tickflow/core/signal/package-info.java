/** Signal checks, which turn predictions into signals with coded reasons. */
@NullMarked
package io.tickflow.core.signal;

import org.jspecify.annotations.NullMarked;

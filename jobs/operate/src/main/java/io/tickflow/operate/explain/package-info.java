/** Way of one decision, as the history and a bundle tell it. */
@NullMarked
package io.tickflow.operate.explain;

import org.jspecify.annotations.NullMarked;

/** Feature vectors: a pure function of the ordered ticks of one symbol. */
@NullMarked
package io.tickflow.core.feature;

import org.jspecify.annotations.NullMarked;

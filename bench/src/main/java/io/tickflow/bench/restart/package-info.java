/** Start of an execution sink on a long log. */
@NullMarked
package io.tickflow.bench.restart;

import org.jspecify.annotations.NullMarked;

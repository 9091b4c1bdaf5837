/** Compiler from configured expressions to nodes. */
@NullMarked
package io.tickflow.core.feature.expression;

import org.jspecify.annotations.NullMarked;

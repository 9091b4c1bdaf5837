/** Nodes that a vector is computed from: indicators, arithmetic on values, rolling windows. */
@NullMarked
package io.tickflow.core.feature.node;

import org.jspecify.annotations.NullMarked;

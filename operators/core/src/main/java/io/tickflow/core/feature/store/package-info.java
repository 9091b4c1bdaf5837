/** State of a symbol: its pieces, and the groups of named, versioned parts that are stored. */
@NullMarked
package io.tickflow.core.feature.store;

import org.jspecify.annotations.NullMarked;

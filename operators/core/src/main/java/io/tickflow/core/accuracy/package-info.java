/** Share of the sure votes of each model and member whose direction was right. */
@NullMarked
package io.tickflow.core.accuracy;

import org.jspecify.annotations.NullMarked;

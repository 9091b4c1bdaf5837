/** Risk limits of entries. */
@NullMarked
package io.tickflow.core.risk;

import org.jspecify.annotations.NullMarked;

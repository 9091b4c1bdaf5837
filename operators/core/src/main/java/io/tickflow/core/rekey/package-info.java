/** Order of the ticks of a symbol that come from several partitions. */
@NullMarked
package io.tickflow.core.rekey;

import org.jspecify.annotations.NullMarked;

/** Writers of tick files. */
@NullMarked
package io.tickflow.ticks.write;

import org.jspecify.annotations.NullMarked;

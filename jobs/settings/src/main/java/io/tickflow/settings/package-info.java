/** Options under {@code tickflow.} and how they become validated records. */
@NullMarked
package io.tickflow.settings;

import org.jspecify.annotations.NullMarked;

/** Bytes of a file: compression and encoding, decided by the first bytes. */
@NullMarked
package io.tickflow.ticks.content;

import org.jspecify.annotations.NullMarked;

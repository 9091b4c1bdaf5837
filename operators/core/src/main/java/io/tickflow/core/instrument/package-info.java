/** Instruments of a broker: names, sizes and sessions; and quantities as exact decimals. */
@NullMarked
package io.tickflow.core.instrument;

import org.jspecify.annotations.NullMarked;

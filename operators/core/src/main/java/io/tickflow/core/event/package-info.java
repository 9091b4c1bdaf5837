/** Identity of published events. */
@NullMarked
package io.tickflow.core.event;

import org.jspecify.annotations.NullMarked;

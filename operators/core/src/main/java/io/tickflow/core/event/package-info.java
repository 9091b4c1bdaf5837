/** Identity of everything that is published. */
@NullMarked
package io.tickflow.core.event;

import org.jspecify.annotations.NullMarked;

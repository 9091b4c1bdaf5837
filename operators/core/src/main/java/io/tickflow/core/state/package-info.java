/** How the state of the core is laid out in bytes, independent of who keeps it. */
@NullMarked
package io.tickflow.core.state;

import org.jspecify.annotations.NullMarked;

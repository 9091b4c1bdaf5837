/** Checks of everything the jobs need, for use before they start. */
@NullMarked
package io.tickflow.operate.check;

import org.jspecify.annotations.NullMarked;

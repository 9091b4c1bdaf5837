/** Options under {@code tickflow.}, each declared once, and the checked records of the jobs. */
@NullMarked
package io.tickflow.settings;

import org.jspecify.annotations.NullMarked;

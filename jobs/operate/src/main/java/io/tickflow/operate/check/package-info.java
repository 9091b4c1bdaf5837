/** Checks of all requirements of the jobs, for use before their start. */
@NullMarked
package io.tickflow.operate.check;

import org.jspecify.annotations.NullMarked;

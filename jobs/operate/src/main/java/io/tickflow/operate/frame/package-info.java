/** Point-in-time frames of recorded decisions and a table of the user. */
@NullMarked
package io.tickflow.operate.frame;

import org.jspecify.annotations.NullMarked;

/** Point-in-time frames. */
@NullMarked
package io.tickflow.cli.frame;

import org.jspecify.annotations.NullMarked;

/** Recorded decisions under other settings. */
@NullMarked
package io.tickflow.cli.whatif;

import org.jspecify.annotations.NullMarked;

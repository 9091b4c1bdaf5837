/** Flink clusters whose processes outlive the command that starts them. */
@NullMarked
package io.tickflow.cli.background;

import org.jspecify.annotations.NullMarked;

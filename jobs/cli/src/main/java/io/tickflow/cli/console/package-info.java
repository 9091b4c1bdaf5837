/** Parts that commands share: output, progress, exit codes, and messages for users. */
@NullMarked
package io.tickflow.cli.console;

import org.jspecify.annotations.NullMarked;

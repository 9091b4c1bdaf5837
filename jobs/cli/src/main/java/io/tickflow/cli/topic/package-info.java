/** The command that shows topics. */
@NullMarked
package io.tickflow.cli.topic;

import org.jspecify.annotations.NullMarked;

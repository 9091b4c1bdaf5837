/** The log that a desk reads back after a crash, and the messages that it receives from it. */
@NullMarked
package io.tickflow.core.desk.log;

import org.jspecify.annotations.NullMarked;

/** Command that judges a model on ticks. */
@NullMarked
package io.tickflow.cli.evaluate;

import org.jspecify.annotations.NullMarked;

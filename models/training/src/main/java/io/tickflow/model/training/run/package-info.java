/** Progress and failure of a training. */
@NullMarked
package io.tickflow.model.training.run;

import org.jspecify.annotations.NullMarked;

/** Quality of a model on later data, against fixed rules. */
@NullMarked
package io.tickflow.model.training.evaluation;

import org.jspecify.annotations.NullMarked;

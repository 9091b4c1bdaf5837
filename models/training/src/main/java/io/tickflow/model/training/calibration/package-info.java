/** Calibration of probabilities on rows that no tree has seen. */
@NullMarked
package io.tickflow.model.training.calibration;

import org.jspecify.annotations.NullMarked;

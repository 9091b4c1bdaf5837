/** Members of an ensemble: trained trees with their calibration. */
@NullMarked
package io.tickflow.model.training.member;

import org.jspecify.annotations.NullMarked;

/** Predictions on request, by the scoring code of the job. */
@NullMarked
package io.tickflow.gateway.score;

import org.jspecify.annotations.NullMarked;

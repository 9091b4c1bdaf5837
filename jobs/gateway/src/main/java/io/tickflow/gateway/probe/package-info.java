/** Observations of the parts of a deployment, kept for a while. */
@NullMarked
package io.tickflow.gateway.probe;

import org.jspecify.annotations.NullMarked;

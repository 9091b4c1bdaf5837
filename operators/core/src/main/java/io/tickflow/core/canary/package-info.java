/** Canary of a model: symbols of a challenger, and the controls that end it. */
@NullMarked
package io.tickflow.core.canary;

import org.jspecify.annotations.NullMarked;

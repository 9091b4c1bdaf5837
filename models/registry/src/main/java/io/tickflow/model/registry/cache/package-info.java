/** Copies of published bundles on the machines that score. */
@NullMarked
package io.tickflow.model.registry.cache;

import org.jspecify.annotations.NullMarked;

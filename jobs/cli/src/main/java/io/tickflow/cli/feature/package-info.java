/** Commands that list features and compute their values for notebooks. */
@NullMarked
package io.tickflow.cli.feature;

import org.jspecify.annotations.NullMarked;

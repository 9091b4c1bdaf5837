/** What the features are, and their values for notebooks. */
@NullMarked
package io.tickflow.cli.feature;

import org.jspecify.annotations.NullMarked;

/** Builders of the long records, with defaults, for tests. */
@NullMarked
package io.tickflow.testkit.builder;

import org.jspecify.annotations.NullMarked;

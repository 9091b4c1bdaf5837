/** Labelled feature series from tick files, and the examples drawn from them. */
@NullMarked
package io.tickflow.model.training.data;

import org.jspecify.annotations.NullMarked;

/** Questions on the history as ready queries. */
@NullMarked
package io.tickflow.job.history.cookbook;

import org.jspecify.annotations.NullMarked;

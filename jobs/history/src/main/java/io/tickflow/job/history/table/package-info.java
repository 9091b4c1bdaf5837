/** How each event becomes a row of its table. The columns are those of {@code sql/V*.sql}. */
@NullMarked
package io.tickflow.job.history.table;

import org.jspecify.annotations.NullMarked;

/** Archives of ticks: export files and the table of features. */
@NullMarked
package io.tickflow.job.backfill.archive;

import org.jspecify.annotations.NullMarked;

/** Versions of the tables, and queries. */
@NullMarked
package io.tickflow.job.history.sql;

import org.jspecify.annotations.NullMarked;

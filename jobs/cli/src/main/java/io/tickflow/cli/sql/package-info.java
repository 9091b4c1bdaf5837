/** Command {@code sql}: queries on the history. */
@NullMarked
package io.tickflow.cli.sql;

import org.jspecify.annotations.NullMarked;

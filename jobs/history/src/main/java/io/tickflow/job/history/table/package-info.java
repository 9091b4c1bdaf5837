/** Tables of the events, each declared once as a list of columns. */
@NullMarked
package io.tickflow.job.history.table;

import org.jspecify.annotations.NullMarked;

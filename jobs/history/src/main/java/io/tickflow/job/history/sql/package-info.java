/** The tables' versions, and questions to them. */
@NullMarked
package io.tickflow.job.history.sql;

import org.jspecify.annotations.NullMarked;

/** Settings on their way: to a job's main, and from a running job back to its operators. */
@NullMarked
package io.tickflow.settings.job;

import org.jspecify.annotations.NullMarked;

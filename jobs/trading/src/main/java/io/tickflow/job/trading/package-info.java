/** SignalJob and DeskJob: their options, their graphs and their mains. */
@NullMarked
package io.tickflow.job.trading;

import org.jspecify.annotations.NullMarked;

/**
 * Command bin/tickflow backfill, which runs history through the operators of the SignalJob on this
 * machine.
 */
@NullMarked
package io.tickflow.cli.backfill;

import org.jspecify.annotations.NullMarked;

package io.tickflow.cli.operator;

import io.tickflow.core.event.Mode;
import io.tickflow.core.ledger.SignalWay;

/**
 * Signal with a verdict.
 *
 * @param mode mode of the desk that gave it
 * @param way verdicts and reports
 */
record TradedSignal(Mode mode, SignalWay way) {}

package io.tickflow.connector.orderlog;

import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.LedgerImage;

/**
 * Ledger of an account as of a place in its log.
 *
 * @param mode mode of the verdicts and reports
 * @param account trading account
 * @param epoch lease under which it was taken
 * @param verdicts the place on {@code tickflow.orders}
 * @param reports the place on {@code tickflow.executions}
 * @param image the ledger
 */
record LedgerSnapshot(
        Mode mode,
        String account,
        long epoch,
        LogMark verdicts,
        LogMark reports,
        LedgerImage image) {}

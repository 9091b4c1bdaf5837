package io.tickflow.connector.orderlog;

import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.LedgerImage;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        LedgerImage image) {

    /**
     * Tells a desk what the log before this place told: verdicts and latest reports of its orders,
     * entries before exits, then the other decisions that have a verdict.
     */
    void tell(DeskLog.Reader reader) {
        Set<String> entered =
                image.settled().stream()
                        .filter(order -> order.intent().leg() == Leg.ENTRY)
                        .map(order -> order.intent().decisionId())
                        .collect(Collectors.toSet());
        // The entry of the eldest exit may be older than the snapshot goes back.
        List<LedgerImage.Order> settled =
                image.settled().stream()
                        .filter(order -> entered.contains(order.intent().decisionId()))
                        .toList();
        List<LedgerImage.Order> orders =
                Stream.of(settled, image.held(), image.open()).flatMap(List::stream).toList();
        for (Leg leg : Leg.values()) {
            orders.stream()
                    .filter(order -> order.intent().leg() == leg && !isOutside(order))
                    .forEach(order -> reader.onVerdict(verdicts.next(), order.intent()));
        }
        for (Leg leg : Leg.values()) {
            for (LedgerImage.Order order : orders) {
                ExecutionReport last = order.last();
                if (last != null && order.intent().leg() == leg) {
                    reader.onMessage(DeskMessage.of(reports.last(), last));
                }
            }
        }
        image.verdicts().forEach(verdict -> reader.onJudged(verdict.decisionId()));
    }

    /** An operator told of it: it has no verdict. */
    private static boolean isOutside(LedgerImage.Order order) {
        return order.last() != null && order.last().ofPosition();
    }
}

package io.tickflow.core.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Durable, ordered record of intents and of the reports on them. Appends keep their order. */
public interface OrderLog extends AutoCloseable {

    /**
     * Reads all verdicts that are not void and all reports of {@code account}, each report after
     * the verdict on its order, up to where the log ended when the call began.
     *
     * @return how many verdicts were void
     * @throws IOException if that is not possible in the time allowed
     */
    long replay(String account, Consumer<OrderDecision> verdicts, Consumer<ExecutionReport> reports)
            throws IOException;

    /**
     * Restores an empty ledger with what this log holds of {@code account}. A log may have a
     * snapshot of it, so that this takes as long as what is open, and not as long as all of it.
     *
     * @return how many of the verdicts that were read were void
     * @throws IOException if that is not possible in the time allowed
     */
    default long restore(String account, OrderLedger ledger) throws IOException {
        return replay(account, ledger::restoreVerdict, ledger::restoreReport);
    }

    /**
     * Offset at which the verdicts end: whatever is acknowledged after the call began lies at or
     * behind it.
     *
     * @throws IOException if that is not known in the time allowed
     */
    long ordersEnd() throws IOException;

    /** Verdicts are appended under this epoch from now on. */
    void writeAs(long epoch);

    /**
     * Appends a verdict. The future completes when the record is durable, on a thread that must not
     * be blocked.
     */
    CompletableFuture<Void> append(OrderDecision verdict);

    /** Appends a report; completes as {@link #append(OrderDecision)} does. */
    CompletableFuture<Void> append(ExecutionReport report);

    /** Appends a block or an answer; completes as {@link #append(OrderDecision)} does. */
    CompletableFuture<Void> append(Control control);

    /**
     * True if the log holds a verdict on this decision that is not void. May read all of it.
     *
     * @throws IOException if that is not possible in the time allowed
     */
    boolean holdsVerdict(String account, String decisionId) throws IOException;

    /**
     * Passes all controls so far that are for {@code account} to {@code past}; then, until this is
     * closed, each new one to {@code live} on a thread of its own. A record that cannot be read is
     * a HALT, as an operator wanted something.
     *
     * @param failed told that no more will be read
     * @throws IOException if those so far cannot be read in the time allowed
     */
    void followControls(
            String account,
            Consumer<Control> past,
            Consumer<Control> live,
            Consumer<Throwable> failed)
            throws IOException;

    /** Waits until each append so far is durable or has failed. */
    void flush();

    /** Releases everything, in bounded time. */
    @Override
    void close();
}

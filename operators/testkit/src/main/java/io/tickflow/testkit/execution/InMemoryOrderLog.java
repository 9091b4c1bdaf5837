package io.tickflow.testkit.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Order log in memory that acknowledges on a thread of its own, as Kafka does. Its records outlive
 * the writer that closes it. Thread-safe.
 */
public final class InMemoryOrderLog implements OrderLog {

    /** Records of a log, which several handles may share. */
    private static final class Records {
        final List<OrderDecision> orders = new ArrayList<>();
        final List<Long> epochs = new ArrayList<>();
        final List<ExecutionReport> reports = new ArrayList<>();
        final List<Control> controls = new ArrayList<>();
        final List<Consumer<Control>> followers = new ArrayList<>();
        final OrderEpochs openings = new OrderEpochs();
    }

    private final Records records;
    private final UnaryOperator<OrderDecision> orderWire;
    private final UnaryOperator<ExecutionReport> reportWire;
    private final ExecutorService io = Executors.newSingleThreadExecutor();
    private volatile long epoch = OrderEpochs.NONE;

    /** An empty log. */
    public InMemoryOrderLog() {
        this(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * An empty log whose records pass through a wire format.
     *
     * @param orderWire writes and reads a verdict
     * @param reportWire writes and reads a report
     */
    public InMemoryOrderLog(
            UnaryOperator<OrderDecision> orderWire, UnaryOperator<ExecutionReport> reportWire) {
        this(new Records(), orderWire, reportWire);
    }

    private InMemoryOrderLog(
            Records records,
            UnaryOperator<OrderDecision> orderWire,
            UnaryOperator<ExecutionReport> reportWire) {
        this.records = records;
        this.orderWire = orderWire;
        this.reportWire = reportWire;
    }

    /** Another handle on the same records, as the next process opens it. */
    public InMemoryOrderLog reopen() {
        return new InMemoryOrderLog(records, orderWire, reportWire);
    }

    /** The same intents, but no report reached the log: the process was killed before. */
    public InMemoryOrderLog withoutReports() {
        var copy = new Records();
        synchronized (records) {
            copy.orders.addAll(records.orders);
            copy.epochs.addAll(records.epochs);
        }
        return new InMemoryOrderLog(copy, orderWire, reportWire);
    }

    /** Verdicts so far, void ones too. */
    public List<OrderDecision> orders() {
        synchronized (records) {
            return List.copyOf(records.orders);
        }
    }

    /** Reports so far. */
    public List<ExecutionReport> reports() {
        synchronized (records) {
            return List.copyOf(records.reports);
        }
    }

    /** Controls so far. */
    public List<Control> controls() {
        synchronized (records) {
            return List.copyOf(records.controls);
        }
    }

    /** States that were reported of an order, in order. */
    public List<OrderState> states(String clOrdId) {
        return reports().stream()
                .filter(report -> report.clOrdId().equals(clOrdId))
                .map(ExecutionReport::state)
                .toList();
    }

    /** Epoch under which verdicts are appended. */
    public long epoch() {
        return epoch;
    }

    /** Voids what older epochs append behind the opening of a newer one. */
    public void open(LeaseChange opening) {
        synchronized (records) {
            records.openings.onChange(opening.epoch(), opening);
        }
    }

    @Override
    public long replay(
            String account, Consumer<OrderDecision> verdicts, Consumer<ExecutionReport> reports) {
        synchronized (records) {
            long voided = 0;
            for (int i = 0; i < records.orders.size(); i++) {
                OrderDecision verdict = records.orders.get(i);
                if (!verdict.account().equals(account)) {
                    continue;
                }
                if (records.openings.isVoid(account, records.epochs.get(i), i)) {
                    voided++;
                } else {
                    verdicts.accept(verdict);
                }
            }
            records.reports.stream()
                    .filter(report -> report.account().equals(account))
                    .forEach(reports);
            return voided;
        }
    }

    @Override
    public long ordersEnd() {
        return orders().size();
    }

    @Override
    public void writeAs(long writersEpoch) {
        epoch = writersEpoch;
    }

    @Override
    public CompletableFuture<Void> append(OrderDecision verdict) {
        long writersEpoch = epoch;
        return append(
                () -> {
                    records.orders.add(orderWire.apply(verdict));
                    records.epochs.add(writersEpoch);
                });
    }

    @Override
    public CompletableFuture<Void> append(ExecutionReport report) {
        return append(() -> records.reports.add(reportWire.apply(report)));
    }

    @Override
    public CompletableFuture<Void> append(Control control) {
        return append(
                () -> {
                    records.controls.add(control);
                    records.followers.forEach(follower -> follower.accept(control));
                });
    }

    @Override
    public boolean holdsVerdict(String account, String decisionId) {
        var found = new AtomicBoolean();
        replay(
                account,
                verdict -> {
                    if (verdict.leg() == Leg.ENTRY && verdict.decisionId().equals(decisionId)) {
                        found.set(true);
                    }
                },
                report -> {});
        return found.get();
    }

    @Override
    public void followControls(
            String account,
            Consumer<Control> past,
            Consumer<Control> live,
            Consumer<Throwable> failed) {
        synchronized (records) {
            records.controls.stream().filter(c -> c.isFor(account)).forEach(past);
            records.followers.add(
                    control -> {
                        if (!io.isShutdown() && control.isFor(account)) {
                            live.accept(control);
                        }
                    });
        }
    }

    @Override
    public void flush() {
        append(() -> {}).join();
    }

    @Override
    public void close() {
        io.shutdown();
    }

    private CompletableFuture<Void> append(Runnable record) {
        return CompletableFuture.runAsync(
                () -> {
                    synchronized (records) {
                        record.run();
                    }
                },
                io);
    }
}

package io.tickflow.connector.fix;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.event.Mode;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * An append log of encoded events that acknowledges on a thread of its own, as Kafka does. Its
 * records outlive the writer that closes it. Thread-safe.
 */
final class InMemoryOrderLog implements OrderLog {

    private final List<byte[]> orders;
    private final List<byte[]> executions = new ArrayList<>();
    private final ExecutorService io = Executors.newSingleThreadExecutor();

    InMemoryOrderLog() {
        this(List.of());
    }

    private InMemoryOrderLog(List<byte[]> orders) {
        this.orders = new ArrayList<>(orders);
    }

    /** The same intents, but no report reached the log: the process was killed before. */
    synchronized InMemoryOrderLog withoutReports() {
        return new InMemoryOrderLog(orders);
    }

    synchronized List<OrderDecision> orders() {
        return decodeAll(EventTypes.ORDERS, orders);
    }

    synchronized List<ExecutionReport> reports() {
        return decodeAll(EventTypes.EXECUTIONS, executions);
    }

    /** States that were reported of an order, in order. */
    List<OrderState> states(String clOrdId) {
        return reports().stream()
                .filter(report -> report.clOrdId().equals(clOrdId))
                .map(ExecutionReport::state)
                .toList();
    }

    @Override
    public long replay(
            String account, Consumer<OrderDecision> verdicts, Consumer<ExecutionReport> reports) {
        orders().forEach(verdicts);
        reports().forEach(reports);
        return 0;
    }

    @Override
    public long ordersEnd() {
        return orders().size();
    }

    @Override
    public void writeAs(long epoch) {}

    @Override
    public CompletableFuture<Void> append(OrderDecision verdict) {
        return append(orders, EventTypes.ORDERS.encode(verdict, Mode.DEMO));
    }

    @Override
    public CompletableFuture<Void> append(ExecutionReport report) {
        return append(executions, EventTypes.EXECUTIONS.encode(report, Mode.DEMO));
    }

    @Override
    public void flush() {
        Future<?> afterAllBefore = io.submit(() -> {});
        try {
            afterAllBefore.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        io.shutdown();
    }

    private CompletableFuture<Void> append(List<byte[]> log, byte[] event) {
        return CompletableFuture.runAsync(
                () -> {
                    synchronized (this) {
                        log.add(event);
                    }
                },
                io);
    }

    private static <T> List<T> decodeAll(EventType<T> type, List<byte[]> events) {
        List<T> decoded = new ArrayList<>();
        for (byte[] event : events) {
            try {
                decoded.add(type.decode(event).body());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return decoded;
    }
}

package io.tickflow.gateway.history;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.gateway.api.Problem;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks ClickHouse with a few connections, behind a circuit breaker. Read-only. Thread-safe. */
public final class HistoryClient implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 4;
    private static final long WAIT_MILLIS_MAX = 5_000;

    /** Question that needs a connection. */
    @FunctionalInterface
    public interface Question<T> {

        /**
         * Asks.
         *
         * @throws QueryException if ClickHouse gives no answer
         */
        T ask(SqlConsole console) throws QueryException;
    }

    private final ClickHouseConfig config;
    private final Semaphore permits = new Semaphore(CONNECTIONS_MAX, true);
    private final ConcurrentLinkedQueue<SqlConsole> idle = new ConcurrentLinkedQueue<>();
    private final Breaker breaker = new Breaker(System::nanoTime);

    /** Creates a client, which connects at the first question. */
    public HistoryClient(ClickHouseConfig config) {
        this.config = config;
    }

    /** Returns true while ClickHouse is left alone, as it did not answer. */
    public boolean isAway() {
        return breaker.isOpen();
    }

    /**
     * Runs a query.
     *
     * @param parameters values of the query's parameters
     * @param rowsMax rows after which it is cut
     * @throws Problem if the query is wrong, or ClickHouse does not answer
     */
    public Rows query(String sql, Map<String, String> parameters, int rowsMax) {
        return run(
                console -> {
                    var rows = new Rows(rowsMax);
                    boolean complete = console.stream(sql, parameters, rows);
                    return new Reply<>(rows, complete);
                });
    }

    /**
     * Asks with a connection.
     *
     * @throws Problem if ClickHouse does not answer
     */
    public <T> T ask(Question<T> question) {
        return run(console -> new Reply<>(question.ask(console), true));
    }

    /** An answer, and false if the connection still holds unread rows. */
    private record Reply<T>(T value, boolean isComplete) {}

    private <T> T run(Question<Reply<T>> question) {
        if (!breaker.permits()) {
            throw Problem.unavailable("ClickHouse did not answer a moment ago");
        }
        acquire();
        @Nullable SqlConsole console = null;
        boolean reusable = false;
        try {
            console = idle.poll();
            console = console == null ? new SqlConsole(config) : console;
            Reply<T> reply = question.ask(console);
            breaker.onAnswer();
            reusable = reply.isComplete();
            return reply.value();
        } catch (QueryException e) {
            reusable = e.trouble() == QueryException.Trouble.WRONG;
            throw problem(e);
        } finally {
            if (console != null) {
                if (reusable) {
                    idle.add(console);
                } else {
                    console.close();
                }
            }
            permits.release();
        }
    }

    private Problem problem(QueryException failure) {
        String words = String.valueOf(failure.getMessage());
        return switch (failure.trouble()) {
            case WRONG -> {
                breaker.onAnswer();
                yield Problem.invalid(words);
            }
            case FAILED -> {
                breaker.onAnswer();
                yield Problem.unavailable(words);
            }
            case NO_ANSWER -> {
                breaker.onFailure();
                yield Problem.unavailable(words);
            }
        };
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                throw Problem.of(
                        Problem.Kind.BUSY, "all connections to ClickHouse are in use; ask again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the gateway stops");
        }
    }

    @Override
    public void close() {
        for (SqlConsole console = idle.poll(); console != null; console = idle.poll()) {
            console.close();
        }
    }
}

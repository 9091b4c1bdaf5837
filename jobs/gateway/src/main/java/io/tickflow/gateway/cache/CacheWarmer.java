package io.tickflow.gateway.cache;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.gateway.api.Problem;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Loads the answers of configured instruments before anybody asks: once at the start, and in the
 * minutes before the session of an instrument opens.
 */
public final class CacheWarmer implements AutoCloseable {

    private static final int SYMBOLS_MAX = 64;
    private static final long BEFORE_MILLIS = TimeUnit.MINUTES.toMillis(2);
    private static final long AGAIN_SECONDS = 60;

    private final Instruments instruments;
    private final Consumer<String> load;
    private final LongSupplier clockMillis;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "gateway-warm");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * Creates a warmer, which begins at {@link #start}.
     *
     * @param load loads the answers of a symbol; may throw {@link Problem}
     * @param clockMillis clock, epoch milliseconds
     */
    public CacheWarmer(Instruments instruments, Consumer<String> load, LongSupplier clockMillis) {
        this.instruments = instruments;
        this.clockMillis = clockMillis;
        this.load = load;
    }

    /** Warms all instruments, and from then on those whose session is about to open. */
    public void start() {
        timer.execute(() -> warm(symbols()));
        var unused =
                timer.scheduleAtFixedRate(
                        this::warmOpening, AGAIN_SECONDS, AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    /** Warms the instruments whose session is about to open. */
    void warmOpening() {
        warm(opening(clockMillis.getAsLong()));
    }

    private List<String> symbols() {
        return instruments.bySymbol().keySet().stream().sorted().limit(SYMBOLS_MAX).toList();
    }

    /** Symbols that are closed and open within two minutes. */
    List<String> opening(long nowMillis) {
        return instruments.bySymbol().values().stream()
                .filter(instrument -> !instrument.calendar().isOpen(nowMillis))
                .filter(instrument -> instrument.calendar().isOpen(nowMillis + BEFORE_MILLIS))
                .map(Instrument::symbol)
                .sorted()
                .limit(SYMBOLS_MAX)
                .toList();
    }

    private void warm(List<String> symbols) {
        for (String symbol : symbols) {
            try {
                load.accept(symbol);
            } catch (Problem e) {
                // It is loaded when somebody asks, who is then told.
                return;
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

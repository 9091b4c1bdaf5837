package io.tickflow.core.execution.paper;

/** Quotes of all symbols, as they come. */
public interface PaperQuotes extends AutoCloseable {

    /** Receiver of quotes, on one thread. */
    interface Listener {

        /** A tick with a bid and an ask, both positive. */
        void onQuote(String symbol, double bid, double ask);

        /** Time has passed, with quotes or without: called several times a second. */
        void onTime();
    }

    /** Begins to tell quotes from now on, until closed. */
    void start(Listener listener);

    /** Ends it, in bounded time. */
    @Override
    void close();
}

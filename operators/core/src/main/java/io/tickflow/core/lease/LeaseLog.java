package io.tickflow.core.lease;

import java.io.IOException;

/**
 * Durable, ordered record of the right to trade. Appends may come from any thread, readings from
 * one at a time.
 */
public interface LeaseLog extends AutoCloseable {

    /** Receiver of the changes in a log. */
    interface Reader {
        void onChange(long offset, LeaseChange change);
    }

    /**
     * Appends a change and waits until it is durable.
     *
     * @return its offset, larger than that of each change that was durable before the call
     * @throws IOException if that is not known after a bounded time; it may still be appended
     */
    long append(LeaseChange change) throws IOException;

    /**
     * Gives everything that was not read before, up to {@code last} and perhaps beyond, to {@code
     * reader}.
     *
     * @throws IOException if that is not possible in bounded time
     */
    void readOn(long last, Reader reader) throws IOException;

    /** Releases everything, in bounded time. */
    @Override
    void close();
}

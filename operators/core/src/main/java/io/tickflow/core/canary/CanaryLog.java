package io.tickflow.core.canary;

import java.io.IOException;
import java.io.Serializable;

/** Recorded controls of a pipeline. */
public interface CanaryLog extends Serializable {

    /**
     * Opens the log at its start.
     *
     * @throws IOException if it cannot be read now
     */
    Tail open() throws IOException;

    /** Receiver of controls in the order of their records. */
    @FunctionalInterface
    interface Reader {
        /** Takes a control. */
        void onControl(CanaryControl control);
    }

    /** Place in the log. One thread. */
    interface Tail extends AutoCloseable {

        /**
         * Passes on all controls up to the present end of the log.
         *
         * @throws IOException if the end is not reached in a bounded time
         */
        void readToEnd(Reader reader) throws IOException;

        /**
         * Waits a moment for controls and passes them on. Returns early if the thread is
         * interrupted, which stays interrupted.
         *
         * @throws IOException if the log cannot be read any more
         */
        void readOn(Reader reader) throws IOException;

        /** Number of records that were read, of whatever kind. */
        long position();

        @Override
        void close();
    }
}

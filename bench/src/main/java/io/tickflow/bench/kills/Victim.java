package io.tickflow.bench.kills;

/**
 * Server that is killed.
 *
 * @param name name in the words of the gateway
 * @param kill ends it as {@code kill -9} does
 * @param restart starts it again, and returns when it serves
 * @param isBack true once the gateway has its newest truth again
 */
record Victim(String name, Step kill, Step restart, Look isBack) {

    /** Step that may fail. */
    @FunctionalInterface
    interface Step {

        /** Runs. */
        void run() throws Exception;
    }

    /** Look at the gateway. */
    @FunctionalInterface
    interface Look {

        /** Looks. */
        boolean isTrue() throws Exception;
    }
}

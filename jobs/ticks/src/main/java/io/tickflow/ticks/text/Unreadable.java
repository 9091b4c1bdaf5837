package io.tickflow.ticks.text;

/**
 * Carries the reason of an unreadable line, without a stack trace, as a file may be all garbage.
 */
final class Unreadable extends Exception {

    private final String reason;

    Unreadable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

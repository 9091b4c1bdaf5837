package io.tickflow.cli.health;

/** How well something is. */
enum Level {
    OK("ok"),
    /** Somebody should know, nothing has failed. */
    WARN("warn"),
    /** It does not do what it is there for. */
    RED("RED"),
    /** Nobody was asked, or nothing has happened yet. */
    UNKNOWN("-");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}

package io.tickflow.operate.status;

/** Severity of a finding. */
public enum StatusLevel {
    OK("ok"),
    /** Somebody should know, nothing has failed. */
    WARN("warn"),
    /** It does not do what it is there for. */
    RED("RED"),
    /** Nobody was asked, or nothing has happened yet. */
    UNKNOWN("-");

    private final String label;

    StatusLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

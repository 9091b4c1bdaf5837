package io.tickflow.operate.status;

/** Severity of a finding. */
public enum StatusLevel {
    OK("ok"),
    /** Worth attention, but without a failure. */
    WARN("warn"),
    /** Failing at its purpose. */
    RED("RED"),
    /** Not asked, or without any event yet. */
    UNKNOWN("-");

    private final String label;

    StatusLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

package io.tickflow.operate.check;

/**
 * Result of a check.
 *
 * @param check its name
 * @param detail finding, one line or more
 * @param advice next step for the user; empty unless the check failed
 */
public record CheckResult(String check, CheckOutcome outcome, String detail, String advice) {

    public static CheckResult pass(String check, String detail) {
        return new CheckResult(check, CheckOutcome.PASS, detail, "");
    }

    public static CheckResult fail(String check, String detail, String advice) {
        return new CheckResult(check, CheckOutcome.FAIL, detail, advice);
    }

    public static CheckResult skip(String check, String why) {
        return new CheckResult(check, CheckOutcome.SKIP, why, "");
    }

    public boolean failed() {
        return outcome == CheckOutcome.FAIL;
    }
}

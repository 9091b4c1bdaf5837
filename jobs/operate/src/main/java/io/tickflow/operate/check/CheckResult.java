package io.tickflow.cli.health;

/**
 * What a check found.
 *
 * @param check its name
 * @param detail what was found, one line or more
 * @param advice what to do; empty unless it failed
 */
record Diagnosis(String check, Outcome outcome, String detail, String advice) {

    static Diagnosis pass(String check, String detail) {
        return new Diagnosis(check, Outcome.PASS, detail, "");
    }

    static Diagnosis fail(String check, String detail, String advice) {
        return new Diagnosis(check, Outcome.FAIL, detail, advice);
    }

    static Diagnosis skip(String check, String why) {
        return new Diagnosis(check, Outcome.SKIP, why, "");
    }

    boolean failed() {
        return outcome == Outcome.FAIL;
    }
}

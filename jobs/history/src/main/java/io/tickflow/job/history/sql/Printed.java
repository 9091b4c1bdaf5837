package io.tickflow.job.history.sql;

import java.io.PrintWriter;

/** Printed lines, checked from time to time for a reader. One thread. */
final class Printed {

    /** A check flushes. */
    private static final int LINES_A_CHECK = 1_024;

    private final PrintWriter out;
    private int lines;

    Printed(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line with its end; returns false once nobody takes more. */
    boolean line(CharSequence line) {
        out.append(line);
        lines++;
        return lines % LINES_A_CHECK != 0 || !out.checkError();
    }

    void flush() {
        out.flush();
    }
}

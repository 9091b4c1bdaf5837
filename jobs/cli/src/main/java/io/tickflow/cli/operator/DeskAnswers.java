package io.tickflow.cli.operator;

import io.tickflow.cli.console.ExitCodes;
import io.tickflow.core.desk.log.Control;
import java.util.List;

/** Answers of a running desk and its sink to a command. */
final class DeskAnswers {

    private static final String REFUSED = "refused";

    private DeskAnswers() {}

    /** Returns true if it refuses the command. */
    static boolean isRefusal(Control answer) {
        return answer.reason().startsWith(REFUSED);
    }

    /**
     * Exit code of a command.
     *
     * @param kept true if a desk that starts later obeys it, too
     */
    static int exitCode(List<Control> answers, boolean kept) {
        if (answers.stream().anyMatch(DeskAnswers::isRefusal)) {
            return ExitCodes.REFUSED;
        }
        return answers.isEmpty() && !kept ? ExitCodes.FAILED : ExitCodes.OK;
    }
}

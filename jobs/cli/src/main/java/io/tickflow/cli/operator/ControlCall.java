package io.tickflow.cli.operator;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.control.ControlAnswers;
import io.tickflow.operate.control.ControlAppend;
import io.tickflow.operate.control.SeenAccounts;
import io.tickflow.settings.DeskAddress;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Records a command for an account. The record comes first: a kill switch does not ask. An account
 * that nobody has traded is named afterwards, as it is probably misspelt.
 */
@Command
final class ControlCall {

    private static final String ALL = "*";
    private static final String REFUSED = "refused";

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final Console console = new Console();

    @Option(
            names = "--force",
            description = "Accept an account that no desk has traded yet: exit code 0.")
    private boolean force;

    /**
     * Exit code: 1 if the account was never seen, or nobody obeyed a command that is not kept.
     *
     * @param symbol symbol that is meant; empty for all
     */
    int run(Control.Command command, String symbol) {
        DeskAddress desk = options.address();
        AppendedRecord appended =
                ControlAppend.append(command, desk, options.by(), options.reason(), symbol);
        return tell(desk, appended, command);
    }

    /** As {@link #run}, about units of a symbol. */
    int runPosition(String symbol, Quantity quantity) {
        DeskAddress desk = options.address();
        AppendedRecord appended =
                ControlAppend.appendUnits(
                        Control.Command.POSITION,
                        desk,
                        options.by(),
                        options.reason(),
                        symbol,
                        "",
                        quantity,
                        Double.NaN);
        return tell(desk, appended, Control.Command.POSITION);
    }

    private int tell(DeskAddress desk, AppendedRecord appended, Control.Command command) {
        boolean kept = command == Control.Command.HALT || command == Control.Command.RESUME;
        if (!options.json()) {
            Confirmation.print(console, appended);
        }
        boolean known = force || desk.account().equals(ALL) || isKnown(desk);
        boolean waits = known && !options.waiting().isZero();
        int expected = desk.account().equals(ALL) ? Integer.MAX_VALUE : kept ? 2 : 1;
        List<Control> answers =
                waits
                        ? ControlAnswers.await(desk.kafka(), appended, expected, options.waiting())
                        : List.of();
        if (options.json()) {
            Confirmation.printJson(console, appended, answers);
        }
        if (!waits) {
            return known ? 0 : ExitCodes.FAILED;
        }
        for (Control answer : answers) {
            console.err().printf("%s %s: %s%n", answer.by(), answer.account(), answer.reason());
        }
        if (answers.isEmpty()) {
            console.err()
                    .printf(
                            "no running desk answered in %d s%s%n",
                            options.waiting().toSeconds(),
                            kept
                                    ? "; it holds for a desk that starts later"
                                    : ": nothing was done. Maybe start the desk, and say it again");
        }
        console.err().flush();
        boolean refused = answers.stream().anyMatch(a -> a.reason().startsWith(REFUSED));
        return refused || (answers.isEmpty() && !kept) ? ExitCodes.FAILED : 0;
    }

    private boolean isKnown(DeskAddress desk) {
        Set<String> seen = SeenAccounts.read(desk.kafka());
        if (seen.contains(desk.account())) {
            return true;
        }
        console.err()
                .printf(
                        "but no desk has ever traded account %s; %s. If it is right, add"
                                + " --force.%n",
                        desk.account(),
                        seen.isEmpty()
                                ? "none has traded any"
                                : "known accounts: " + String.join(", ", seen));
        console.err().flush();
        return false;
    }
}

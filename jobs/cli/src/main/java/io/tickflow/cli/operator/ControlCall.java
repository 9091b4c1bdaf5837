package io.tickflow.cli.operator;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.control.ControlAppend;
import io.tickflow.operate.control.SeenAccounts;
import io.tickflow.settings.DeskAddress;
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

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final Console console = new Console();

    @Option(
            names = "--force",
            description = "Accept an account that no desk has traded yet: exit code 0.")
    private boolean force;

    /** Exit code: 1 if the command is recorded for an account that was never seen. */
    int run(Control.Command command) {
        DeskAddress desk = options.address();
        AppendedRecord appended =
                ControlAppend.append(command, desk, options.by(), options.reason());
        Confirmation.print(console, appended, options.json());
        if (force || desk.account().equals(ALL)) {
            return 0;
        }
        Set<String> seen = SeenAccounts.read(desk.kafka());
        if (seen.contains(desk.account())) {
            return 0;
        }
        console.err()
                .printf(
                        "but no desk has ever traded account %s; %s. If it is right, add --force.%n",
                        desk.account(),
                        seen.isEmpty()
                                ? "none has traded any"
                                : "known accounts: " + String.join(", ", seen));
        console.err().flush();
        return ExitCodes.FAILED;
    }
}

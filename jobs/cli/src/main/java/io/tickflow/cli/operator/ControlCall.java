package io.tickflow.cli.operator;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.operate.OperationException;
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

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final Console console = new Console();

    @Option(
            names = "--force",
            description = "Accept an account that no desk has traded yet: exit code 0.")
    private boolean force;

    /**
     * Exit code: 1 if the account was never seen, or nobody obeyed a command that is not kept; 3 if
     * the desk refuses it.
     *
     * @param symbol symbol that is meant; empty for all
     */
    int run(Control.Command command, String symbol) {
        DeskAddress desk = options.address();
        if (!symbol.isEmpty()) {
            SymbolCheck.require(symbol, desk, options.settings());
        }
        AppendedRecord appended =
                ControlAppend.append(command, desk, options.by(), options.reason(), symbol);
        return tell(desk, appended, command);
    }

    /** As {@link #run}, about units of a symbol. */
    int runPosition(String symbol, Quantity quantity) {
        DeskAddress desk = options.addressOfOne();
        SymbolCheck.require(symbol, desk, options.settings());
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
        boolean all = desk.account().equals(OperatorOptions.ALL);
        if (!options.json()) {
            Confirmation.print(console, appended);
        }
        List<Control> answers = List.of();
        boolean known;
        boolean waits;
        try {
            known = force || all || isKnown(desk);
            waits = known && !options.waiting().isZero();
            if (waits) {
                int expected = all ? Integer.MAX_VALUE : kept ? 2 : 1;
                answers = ControlAnswers.await(desk.kafka(), appended, expected, options.waiting());
            }
        } catch (OperationException e) {
            throw OperationException.failed(
                    "%s is recorded, at offset %d of %s, but not what became of it: %s"
                            .formatted(
                                    command, appended.offset(), appended.topic(), e.getMessage()),
                    e);
        }
        if (options.json()) {
            Confirmation.printJson(console, appended, answers);
        } else {
            Confirmation.print(console, answers);
        }
        if (waits && answers.isEmpty()) {
            tellSilence(kept);
        }
        if (!waits) {
            return known ? ExitCodes.OK : ExitCodes.FAILED;
        }
        return DeskAnswers.exitCode(answers, kept);
    }

    private void tellSilence(boolean kept) {
        console.err()
                .printf(
                        "no running desk answered in %d s%s%n",
                        options.waiting().toSeconds(),
                        kept
                                ? "; it holds for a desk that starts later"
                                : ": nothing was done. Maybe start the desk, and say it again");
        console.err().flush();
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

package io.tickflow.cli.operator;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.core.ledger.LedgerCheck;
import io.tickflow.core.ledger.SignalWay;
import io.tickflow.operate.control.AccountLog;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.DeskOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Way of each signal through the log of a desk, and a check of its laws. */
@Command(
        name = "ledger",
        description = {
            "Print each signal's way through the log of a desk: verdicts, orders, reports,"
                + " position.",
            "With --verify only what breaks the laws of orders: one verdict on an entry, each order"
                + " approved once, no report that nobody intended, no reversed position. Exit code"
                + " 1 if there is any."
        },
        mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {

    @Option(
            names = "--account",
            description = "Trading account (default: tickflow.desk.account of the settings).")
    private @Nullable String account;

    @Option(
            names = "--signal",
            paramLabel = "ID",
            description = "Only the signal of this decision.")
    private @Nullable String signal;

    @Option(names = "--verify", description = "Print breaks of the laws instead of the ways.")
    private boolean verify;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        Map<String, String> all = new HashMap<>();
        kafka.putInto(all);
        if (account != null) {
            all.put(DeskOptions.ACCOUNT.key(), account);
        }
        DeskAddress desk = DeskAddress.read(settings.read(all));
        var check = new LedgerCheck(desk.account());
        AccountLog.read(desk, check);
        List<String> breaks = signal == null ? check.breaks() : way(check, signal).breaks();
        if (!verify) {
            for (SignalWay way : signal == null ? check.ways() : List.of(way(check, signal))) {
                print(way);
            }
        }
        breaks.forEach(found -> console.out().println("BREAK " + found));
        console.out()
                .printf(
                        "account %s: %d signals with a verdict, %d breaks%n",
                        desk.account(), check.ways().size(), breaks.size());
        console.out().flush();
        return breaks.isEmpty() ? 0 : ExitCodes.FAILED;
    }

    private static SignalWay way(LedgerCheck check, String decisionId) {
        SignalWay way = check.find(decisionId);
        if (way == null) {
            throw CommandException.invalid(
                    "the log has no verdict on signal '"
                            + decisionId
                            + "'. Maybe another --account");
        }
        return way;
    }

    private void print(SignalWay way) {
        console.out().printf("%s holds %s%n", way.decisionId(), way.held());
        way.verdicts()
                .forEach(
                        v ->
                                console.out()
                                        .printf(
                                                "  %s %d %s %s %s %s %s%n",
                                                v.leg(),
                                                v.attempt(),
                                                v.verdict(),
                                                v.reason(),
                                                v.side(),
                                                v.quantity(),
                                                v.clOrdId()));
        way.reports()
                .forEach(
                        r ->
                                console.out()
                                        .printf(
                                                "  %s %s filled %s %s%n",
                                                r.clOrdId(),
                                                r.state(),
                                                r.cumulativeQuantity(),
                                                r.reason()));
    }
}

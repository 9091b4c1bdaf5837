package io.tickflow.cli.operator;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.core.event.Mode;
import io.tickflow.core.ledger.LedgerCheck;
import io.tickflow.core.ledger.SignalWay;
import io.tickflow.operate.control.AccountLog;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.DeskOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Way of each signal through the log of a desk, and a check of its laws. */
@Command(
        name = "ledger",
        description = {
            "Print each signal's way through the log of a desk: verdicts, orders, reports,"
                    + " position.",
            "With --verify only what breaks the laws of orders: one verdict on an entry, each order"
                    + " approved once, no report that nobody intended, no reversed position. Exit code"
                    + " 1 if there is any.",
            "With --venue also what the journal of the sandbox's venue contradicts: orders that it"
                    + " never had to see, or saw twice, and other fills. For a desk at rest: an order"
                    + " without an end is a break then."
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

    @Option(
            names = "--venue",
            paramLabel = "FILE",
            description = "Compare with the journal of the sandbox's venue, too.")
    private @Nullable Path venue;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        if (signal != null && venue != null) {
            throw CommandException.invalid("--venue is about all signals; leave --signal out");
        }
        DeskAddress desk = address();
        console.err()
                .printf(
                        "reading the log of account %s from Kafka at %s%n",
                        desk.account(), desk.kafka().bootstrapServers());
        console.err().flush();
        List<TradedSignal> signals = new ArrayList<>();
        Set<String> breaks = new LinkedHashSet<>();
        // The same decision may have been traded in two modes, which share nothing.
        for (Mode mode : Mode.values()) {
            var check = new LedgerCheck(desk.account());
            AccountLog.read(desk, mode, check);
            wanted(check).forEach(way -> signals.add(new TradedSignal(mode, way)));
            breaks.addAll(breaks(check));
        }
        if (signal != null && signals.isEmpty()) {
            throw CommandException.invalid(
                    "the log has no verdict on signal '%s'. Maybe another --account"
                            .formatted(signal));
        }
        if (venue != null) {
            breaks.addAll(contradictions(signals, venue));
        }
        var report = new LedgerReport(desk.account(), signals, List.copyOf(breaks));
        if (json) {
            console.out().println(report.json(!verify));
        } else {
            report.print(console.out(), !verify);
        }
        console.out().flush();
        return breaks.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private DeskAddress address() {
        Map<String, String> all = new HashMap<>();
        kafka.putInto(all);
        if (account != null) {
            all.put(DeskOptions.ACCOUNT.key(), account);
        }
        return DeskAddress.read(settings.read(all));
    }

    private static List<String> contradictions(List<TradedSignal> signals, Path journal) {
        List<SignalWay> atVenue =
                signals.stream()
                        .filter(signal -> signal.mode() != Mode.PAPER)
                        .map(TradedSignal::way)
                        .toList();
        try {
            return OrderLaw.violations(
                    atVenue.stream().flatMap(way -> way.verdicts().stream()).toList(),
                    atVenue.stream().flatMap(way -> way.reports().stream()).toList(),
                    VenueJournal.read(journal));
        } catch (IOException e) {
            throw CommandException.invalid(
                    "--venue: %s cannot be read. Maybe it is the journal of another stack"
                            .formatted(journal));
        }
    }

    private Collection<SignalWay> wanted(LedgerCheck check) {
        if (signal == null) {
            return check.ways();
        }
        SignalWay way = check.find(signal);
        return way == null ? List.of() : List.of(way);
    }

    private List<String> breaks(LedgerCheck check) {
        return signal == null
                ? check.breaks()
                : wanted(check).stream().flatMap(way -> way.breaks().stream()).toList();
    }
}

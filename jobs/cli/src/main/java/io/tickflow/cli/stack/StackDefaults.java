package io.tickflow.cli.stack;

import io.tickflow.cli.console.Home;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Lends the addresses of the running local stack to a command that is told none. One explicit
 * address, or a file of settings, is enough to leave the stack alone: a command that is meant for
 * another deployment must not reach half of this one.
 */
public final class StackDefaults {

    private static final String KAFKA = "--bootstrap-servers";
    private static final String CLICKHOUSE = "--clickhouse";
    private static final String JOB_MANAGER = "--jobmanager";
    private static final String FLINK_CONFIG = "--flink-config";
    private static final String SETTINGS = "-D";
    private static final List<String> EXPLICIT =
            List.of(KAFKA, CLICKHOUSE, JOB_MANAGER, FLINK_CONFIG, "--config");

    /** Commands with a stack of their own. */
    private static final Set<String> OTHERS = Set.of("demo", "up", "down");

    private StackDefaults() {}

    /** Sets the options of the last command in {@code parsed}, and says so on standard error. */
    public static void apply(ParseResult parsed) {
        apply(parsed, KnownStack::find);
    }

    static void apply(ParseResult parsed, Supplier<Optional<KnownStack>> stack) {
        ParseResult last = last(parsed);
        CommandSpec command = last.commandSpec();
        if (!asks(command) || isToldOtherwise(last)) {
            return;
        }
        Optional<KnownStack> found = stack.get();
        if (found.isEmpty() || (takesSettings(command) && !isUsual(found.get()))) {
            return;
        }
        lend(command, found.get());
        command.commandLine().getErr().println(found.get().notice());
        command.commandLine().getErr().flush();
    }

    private static ParseResult last(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }

    private static boolean asks(CommandSpec command) {
        return !OTHERS.contains(command.name())
                && List.of(KAFKA, CLICKHOUSE, JOB_MANAGER).stream()
                        .anyMatch(name -> command.findOption(name) != null);
    }

    private static boolean isToldOtherwise(ParseResult parsed) {
        return EXPLICIT.stream().anyMatch(parsed::hasMatchedOption)
                || readsFiles(parsed)
                || settings(parsed.commandSpec()).keySet().stream()
                        .anyMatch(KnownStack.KEYS::contains);
    }

    /** A survey of files asks no broker. */
    private static boolean readsFiles(ParseResult parsed) {
        return parsed.commandSpec().name().equals("feed")
                && (parsed.hasMatchedPositional(0) || parsed.hasMatchedOption("--ticks"));
    }

    private static boolean takesSettings(CommandSpec command) {
        return command.findOption(SETTINGS) != null;
    }

    private static boolean isUsual(KnownStack stack) {
        try {
            Path file = Home.resolve("flink-conf/tickflow.yaml");
            return stack.isMeantBy(Settings.load(file, Map.of()).toMap());
        } catch (InvalidOptionsException e) {
            // The command itself reads the file next and says all that is wrong with it.
            return false;
        }
    }

    private static void lend(CommandSpec command, KnownStack stack) {
        set(command, KAFKA, stack.bootstrapServers());
        set(command, JOB_MANAGER, stack.jobManagerUrl());
        set(command, FLINK_CONFIG, stack.flinkConfig());
        if (takesSettings(command)) {
            Map<String, String> all = new HashMap<>(stack.settings());
            all.putAll(settings(command));
            set(command, SETTINGS, all);
        } else {
            set(command, CLICKHOUSE, stack.clickHouseUrl());
        }
    }

    private static void set(CommandSpec command, String name, Object value) {
        OptionSpec option = command.findOption(name);
        if (option != null) {
            option.setValue(value);
        }
    }

    private static Map<String, String> settings(CommandSpec command) {
        OptionSpec option = command.findOption(SETTINGS);
        Map<String, String> given = option == null ? null : option.getValue();
        return given == null ? Map.of() : given;
    }
}

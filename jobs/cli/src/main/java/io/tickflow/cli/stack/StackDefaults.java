package io.tickflow.cli.stack;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.option.DefaultAddresses;
import io.tickflow.process.ProcessException;
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
 * address, a file of settings, or another server in flink-conf/tickflow.yaml is enough to leave the
 * stack alone: a command for another deployment must not reach a part of this one. Commands that
 * steer a desk are never lent anything.
 */
public final class StackDefaults {

    private static final String KAFKA = "--bootstrap-servers";
    private static final String CLICKHOUSE = "--clickhouse";
    private static final String JOB_MANAGER = "--jobmanager";
    private static final String FLINK_CONFIG = "--flink-config";
    private static final String GATEWAY = "--gateway";
    private static final String SETTINGS = "-D";
    private static final List<String> EXPLICIT =
            List.of(KAFKA, CLICKHOUSE, JOB_MANAGER, FLINK_CONFIG, "--config", "--work-dir");

    /** Options by which a command ends before it asks anything. */
    private static final List<String> ASKS_NOTHING = List.of("--new-token", "--list", "--show");

    /** Commands with a stack of their own, and commands that steer a desk. */
    private static final Set<String> OTHERS =
            Set.of(
                    "demo",
                    "up",
                    "down",
                    "halt",
                    "resume",
                    "flatten",
                    "retry-exits",
                    "position",
                    "resolve");

    /** Commands that act on a cluster, and so on the usual address if they find no other. */
    private static final Set<String> ON_CLUSTERS =
            Set.of("submit", "stop", "savepoint", "jobs", "rollout");

    private StackDefaults() {}

    /** Sets the options of the last command in {@code parsed}, and says so on standard error. */
    public static void apply(ParseResult parsed) {
        apply(parsed, KnownStack::find);
    }

    static void apply(ParseResult parsed, Supplier<Optional<KnownStack>> stack) {
        ParseResult last = last(parsed);
        CommandSpec command = last.commandSpec();
        if (!asks(command) || ASKS_NOTHING.stream().anyMatch(last::hasMatchedOption)) {
            return;
        }
        Optional<KnownStack> found = find(command, stack);
        if (found.isEmpty()) {
            return;
        }
        if (isToldOtherwise(last) || !isLeftOpen()) {
            requireAnotherCluster(last, found.get());
            return;
        }
        lend(command, found.get());
        say(command, found.get().notice());
    }

    /** An unreadable state is no reason to refuse a command for another deployment. */
    private static Optional<KnownStack> find(
            CommandSpec command, Supplier<Optional<KnownStack>> stack) {
        try {
            return stack.get();
        } catch (ProcessException e) {
            say(command, "no local stack is used: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The stack may hold the address that such a command would take for that of another cluster.
     */
    private static void requireAnotherCluster(ParseResult parsed, KnownStack stack) {
        if (ON_CLUSTERS.contains(parsed.commandSpec().name())
                && !parsed.hasMatchedOption(JOB_MANAGER)
                && stack.jobManagerUrl().equals(DefaultAddresses.JOB_MANAGER_USUAL)
                && DefaultAddresses.jobManager().isEmpty()) {
            throw CommandException.invalid(
                    "the settings name another deployment, but "
                            + stack.jobManagerUrl()
                            + " is the local stack: name the cluster with --jobmanager URL");
        }
    }

    private static void say(CommandSpec command, String line) {
        command.commandLine().getErr().println(line);
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

    private static boolean isLeftOpen() {
        try {
            Path file = Home.resolve("flink-conf/tickflow.yaml");
            return KnownStack.isLeftOpenBy(Settings.load(file, Map.of()).toMap());
        } catch (InvalidOptionsException e) {
            // The command itself reads the file next and says all that is wrong with it.
            return false;
        }
    }

    private static void lend(CommandSpec command, KnownStack stack) {
        set(command, KAFKA, stack.bootstrapServers());
        set(command, JOB_MANAGER, stack.jobManagerUrl());
        set(command, FLINK_CONFIG, stack.flinkConfig());
        if (command.findOption(GATEWAY) != null && command.findOption(GATEWAY).getValue() == null) {
            stack.gatewayUrl().ifPresent(url -> set(command, GATEWAY, url));
        }
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

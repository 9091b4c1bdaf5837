package io.tickflow.cli.config;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.connector.tls.SecretReference;
import io.tickflow.settings.Settings;
import io.tickflow.settings.store.SettingChange;
import io.tickflow.settings.store.SettingStore;
import io.tickflow.settings.store.StoredSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes settings. */
@Command(
        name = "set",
        description = {
            "Add a version with new values: NAME=VALUE, or NAME= to remove one; --from takes those of a file.",
            "The jobs' own checks must have nothing against it that they had not before."
        },
        mixinStandardHelpOptions = true)
final class ConfigSetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME=VALUE", arity = "0..*", description = "New values.")
    private List<String> values = List.of();

    @Option(
            names = "--secret",
            paramLabel = "NAME=REFERENCE",
            description =
                    "Seal the value that file:/path or env:VARIABLE names; the command line would show it.")
    private Map<String, String> secrets = Map.of();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "Settings of a file like flink-conf/tickflow.yaml, with the instruments.yaml beside it. Names"
                            + " that it lacks keep their values; without a difference there is no new version.")
    private @Nullable Path from;

    @Option(
            names = "--instruments",
            paramLabel = "FILE",
            description = "Instruments of another folder for --from.")
    private @Nullable Path instruments;

    @Mixin private final ChangeOptions change = new ChangeOptions();
    @Mixin private final StoreOption store = new StoreOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        Map<String, SettingChange> changes = changes();
        Map<String, String> file = from == null ? Map.of() : read(from);
        long before = store.run(SettingStore::newest);
        long version = store.run(open -> set(open, file, changes));
        console.out()
                .println(
                        version == before
                                ? "no difference: version " + version + " stays"
                                : "version " + version);
        console.out().flush();
        return ExitCodes.OK;
    }

    private Map<String, SettingChange> changes() {
        var changes = new TreeMap<String, SettingChange>();
        var inputs = new Inputs();
        for (String value : values) {
            int equals = value.indexOf('=');
            inputs.require(equals > 0, "'" + value + "' must be NAME=VALUE");
            if (equals > 0) {
                String text = value.substring(equals + 1);
                changes.put(
                        value.substring(0, equals),
                        text.isEmpty() ? SettingChange.removed() : SettingChange.to(text));
            }
        }
        secrets.forEach((name, reference) -> addSecret(name, reference, changes, inputs));
        inputs.require(
                from != null || !changes.isEmpty(),
                "nothing is changed: give NAME=VALUE, --secret or --from");
        inputs.require(from == null || Files.isReadable(from), "--from: cannot read " + from);
        inputs.require(instruments == null || from != null, "--instruments: needs --from");
        inputs.require(
                instruments == null || Files.isReadable(instruments),
                "--instruments: cannot read " + instruments);
        inputs.throwIfInvalid();
        return changes;
    }

    private static void addSecret(
            String name, String reference, Map<String, SettingChange> changes, Inputs inputs) {
        if (!SecretReference.isReference(reference)) {
            inputs.require(false, "--secret " + name + ": must be file:/path or env:VARIABLE");
            return;
        }
        try {
            StoredSettings.sealedProblems(Set.of(name))
                    .forEach(problem -> inputs.require(false, "--secret " + problem));
            changes.put(name, SettingChange.secret(SecretReference.resolve(reference)));
        } catch (IOException e) {
            inputs.require(false, "--secret " + name + ": " + e.getMessage());
        }
    }

    private Map<String, String> read(Path file) {
        Configuration settings =
                instruments == null
                        ? Settings.load(file, Map.of())
                        : Settings.load(file, instruments, Map.of());
        return settings.toMap();
    }

    private long set(
            SettingStore open, Map<String, String> file, Map<String, SettingChange> named) {
        long newest = open.newest();
        Map<String, String> before = open.read(newest);
        var changes = new TreeMap<>(StoredSettings.changes(before, file));
        changes.putAll(named);
        if (changes.isEmpty()) {
            return newest;
        }
        var after = new TreeMap<>(before);
        changes.forEach(
                (name, next) -> {
                    String value = next.value();
                    if (value == null) {
                        after.remove(name);
                    } else {
                        after.put(name, value);
                    }
                });
        List<String> problems = StoredSettings.newProblems(before, after);
        if (!problems.isEmpty()) {
            throw CommandException.invalid(
                    "the settings are refused:\n  - " + String.join("\n  - ", problems));
        }
        return open.set(changes, change.by(), change.why(), newest);
    }
}

package io.tickflow.cli.config;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints settings. */
@Command(
        name = "get",
        description = "Print settings; secrets are not told.",
        mixinStandardHelpOptions = true)
final class ConfigGetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names (default: all).")
    private List<String> names = List.of();

    @Option(
            names = "--version-number",
            paramLabel = "N",
            description = "Version (default: the newest).")
    private @Nullable Long version;

    @Mixin private final StoreOption store = new StoreOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        Map<String, String> values =
                store.run(open -> open.show(version == null ? open.newest() : version));
        List<String> missing = names.stream().filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw CommandException.failed("there is no value of " + String.join(", ", missing));
        }
        values.forEach(
                (name, value) -> {
                    if (names.isEmpty() || names.contains(name)) {
                        console.out().println(name + ": " + value);
                    }
                });
        console.out().flush();
        return ExitCodes.OK;
    }
}

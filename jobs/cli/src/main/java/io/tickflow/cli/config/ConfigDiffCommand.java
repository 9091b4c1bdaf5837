package io.tickflow.cli.config;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.settings.store.SettingDifference;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two versions. */
@Command(
        name = "diff",
        description = "Print settings that differ between two versions.",
        mixinStandardHelpOptions = true)
final class ConfigDiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "Version.")
    private long before;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            description = "Version (default: the newest).")
    private @Nullable Long after;

    @Mixin private final StoreOption store = new StoreOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        for (SettingDifference row :
                store.run(open -> open.diff(before, after == null ? open.newest() : after))) {
            console.out().printf("%s: '%s' -> '%s'%n", row.name(), row.before(), row.after());
        }
        console.out().flush();
        return ExitCodes.OK;
    }
}

package io.tickflow.cli.config;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.settings.store.SettingVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists versions. */
@Command(
        name = "history",
        description = "List the versions, the newest first.",
        mixinStandardHelpOptions = true)
final class ConfigHistoryCommand implements Callable<Integer> {

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "Versions at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin private final StoreOption store = new StoreOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        for (SettingVersion version : store.run(open -> open.history(limit))) {
            console.out()
                    .printf(
                            "%4d  %s  %-12s  %s%n",
                            version.number(), version.at(), version.by(), version.why());
        }
        console.out().flush();
        return ExitCodes.OK;
    }
}

package io.tickflow.cli.config;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.settings.store.SettingStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes the values of an older version. */
@Command(
        name = "rollback",
        description = "Add a version with the values of an older one.",
        mixinStandardHelpOptions = true)
final class ConfigRollbackCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "VERSION", description = "Version to go back to.")
    private long to;

    @Mixin private final ChangeOptions change = new ChangeOptions();
    @Mixin private final StoreOption store = new StoreOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        long version = store.run(this::rollBack);
        console.out().println("version " + version + " has the values of version " + to);
        console.out().flush();
        return ExitCodes.OK;
    }

    private long rollBack(SettingStore open) {
        long newest = open.newest();
        if (to < 1 || to >= newest) {
            throw CommandException.invalid(
                    "VERSION: " + to + " must be 1 to " + (newest - 1) + ", an older one");
        }
        return open.rollback(to, change.by(), change.why(), newest);
    }
}

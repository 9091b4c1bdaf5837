package io.tickflow.cli.config;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.settings.store.MasterKey;
import io.tickflow.settings.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes the master key. */
@Command(
        name = "rotate-key",
        description = {
            "Wrap the keys of all secrets with a new master key.",
            "TICKFLOW_CONFIG_KEY names the old one. Keep that until every job has been started with the new one."
        },
        mixinStandardHelpOptions = true)
final class ConfigRotateKeyCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            paramLabel = "REFERENCE",
            required = true,
            description =
                    "New key: file:/path or env:NAME with 32 bytes in base64 (openssl rand -base64 32).")
    private String to = "";

    @Mixin private final StoreOption store = new StoreOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        MasterKey next = key();
        int secrets = store.run(open -> open.rotate(next));
        console.out().println(secrets + " secrets are sealed with the key " + next.id());
        console.out().flush();
        return ExitCodes.OK;
    }

    private MasterKey key() {
        try {
            return MasterKey.of(to);
        } catch (StoreException e) {
            throw CommandException.invalid("--to: " + e.getMessage());
        }
    }
}

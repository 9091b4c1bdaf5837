package io.tickflow.cli.config;

import io.tickflow.cli.console.CommandException;
import io.tickflow.settings.store.SettingStore;
import io.tickflow.settings.store.StoreException;
import io.tickflow.settings.store.StorePlace;
import io.tickflow.settings.store.StoredSettings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Place of the store. */
@Command
final class StoreOption {

    private static final String VARIABLE = "TICKFLOW_CONFIG";

    @Option(
            names = "--store",
            paramLabel = "PLACE",
            description =
                    "pg:postgresql://HOST:PORT/DATABASE (default: the environment variable "
                            + VARIABLE
                            + ").")
    private @Nullable String place;

    /** Runs {@code work} with the store; its troubles are those of the command. */
    <T> T run(Function<SettingStore, T> work) {
        String named = place == null ? System.getenv(VARIABLE) : place;
        if (named == null) {
            throw CommandException.invalid(
                    "no store is named: give --store pg:postgresql://HOST:PORT/DATABASE, or set "
                            + VARIABLE);
        }
        StorePlace checked = place(named);
        try (var store = new SettingStore(checked, StoredSettings.masterKey())) {
            return work.apply(store);
        } catch (StoreException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()));
        }
    }

    private static StorePlace place(String named) {
        try {
            return StorePlace.of(named);
        } catch (StoreException e) {
            throw CommandException.invalid("--store: " + e.getMessage());
        }
    }
}

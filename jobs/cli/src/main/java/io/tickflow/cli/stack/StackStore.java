package io.tickflow.cli.stack;

import io.tickflow.cli.console.Home;
import io.tickflow.sandbox.local.LocalStack;
import io.tickflow.sandbox.local.StackPorts;
import io.tickflow.sandbox.stack.postgres.PostgresServer;
import io.tickflow.settings.Settings;
import io.tickflow.settings.store.SettingStore;
import io.tickflow.settings.store.StorePlace;
import io.tickflow.settings.store.StoredSettings;
import java.util.Map;

/** Settings of a local stack in its PostgreSQL. */
final class StackStore {

    private static final String WHY = "flink-conf/tickflow.yaml at the first start of the stack";

    private final LocalStack stack;

    StackStore(LocalStack stack) {
        this.stack = stack;
    }

    /** Variables by which commands and the gateway reach it. */
    Map<String, String> environment() {
        return Map.of(
                StorePlace.USER,
                PostgresServer.USER,
                StorePlace.PASSWORD,
                "file:" + PostgresServer.passwordFile(stack.postgresData()));
    }

    /** Puts the settings of the file into an empty store. */
    void fill(StackPorts ports) {
        var place =
                new StorePlace(
                        ports.storePlace(),
                        PostgresServer.USER,
                        "file:" + PostgresServer.passwordFile(stack.postgresData()));
        try (var store = new SettingStore(place, null)) {
            if (store.newest() == 0) {
                Map<String, String> file =
                        Settings.load(Home.resolve("flink-conf/tickflow.yaml"), Map.of()).toMap();
                var unused =
                        store.set(
                                StoredSettings.changes(Map.of(), file),
                                System.getProperty("user.name"),
                                WHY,
                                0);
            }
        }
    }
}

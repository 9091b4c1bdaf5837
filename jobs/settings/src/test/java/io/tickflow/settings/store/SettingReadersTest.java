package io.tickflow.settings.store;

import static io.tickflow.settings.store.TestStore.MODE;
import static io.tickflow.settings.store.TestStore.NOTE;
import static io.tickflow.settings.store.TestStore.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.job.JobArguments;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Readers of settings in a real PostgreSQL: jobs at their start, listeners. */
class SettingReadersTest {

    private static final Duration TOLD_MAX = Duration.ofSeconds(60);

    @RegisterExtension static final TestStore POSTGRES = new TestStore();

    @TempDir private Path folder;

    @Test
    void shouldGiveSettingsToJobs() throws Exception {
        try (var store = new SettingStore(POSTGRES.place(), null)) {
            store.set(Map.of(MODE, SettingChange.to("PAPER")), "olga", "begin", 0);
        }
        assertThat(
                        JobArguments.load(POSTGRES.argument(), Map.of("tickflow.pipeline", "mine"))
                                .toMap())
                .isEqualTo(Map.of(MODE, "PAPER", "tickflow.pipeline", "mine"));
    }

    @Test
    void shouldKeepSecretsFromJobs() throws Exception {
        try (var store = new SettingStore(POSTGRES.place(), key(folder, "a"))) {
            store.set(
                    Map.of(MODE, SettingChange.to("PAPER"), NOTE, SettingChange.secret("hush")),
                    "olga",
                    "begin",
                    0);
            assertThat(JobArguments.load(POSTGRES.argument(), Map.of()).toMap())
                    .isEqualTo(Map.of(MODE, "PAPER"));

            store.set(
                    Map.of("tickflow.fix.password", SettingChange.secret("hush")),
                    "olga",
                    "a mistake",
                    1);
            assertThatThrownBy(() -> JobArguments.load(POSTGRES.argument(), Map.of()))
                    .isInstanceOf(InvalidOptionsException.class)
                    .hasMessageContaining("tickflow.fix.password: is sealed")
                    .message()
                    .doesNotContain("hush");
        }
    }

    @Test
    void shouldTellListenersOfChanges() throws Exception {
        try (var store = new SettingStore(POSTGRES.place(), null);
                var listened = new SettingStore(POSTGRES.place(), null)) {
            var versions = new LinkedBlockingQueue<Long>();
            try (var listener =
                    new SettingListener(POSTGRES.place(), () -> versions.add(listened.newest()))) {
                listener.start();
                assertThat(versions.poll(TOLD_MAX.toSeconds(), TimeUnit.SECONDS)).isZero();
                await().atMost(TOLD_MAX).until(() -> listener.trouble().isEmpty());

                store.set(Map.of(MODE, SettingChange.to("PAPER")), "olga", "begin", 0);
                assertThat(versions.poll(TOLD_MAX.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);

                endListeningConnection();
                assertThat(versions.poll(TOLD_MAX.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }

    private void endListeningConnection() throws Exception {
        try (Connection connection = POSTGRES.place().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE query LIKE 'LISTEN%'");
        }
    }
}

package io.tickflow.settings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.job.JobArguments;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings in a real PostgreSQL. */
class SettingStoreTest {

    private static final Duration TOLD_MAX = Duration.ofSeconds(60);

    private static final String MODE = "tickflow.mode";
    private static final String NOTE = "partner.password";

    private static EmbeddedPostgres server;

    @TempDir private Path folder;
    private StorePlace place;

    @BeforeAll
    static void start() throws IOException {
        server =
                EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "off")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void clear() throws Exception {
        place =
                new StorePlace(
                        "pg:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()),
                        "postgres",
                        null);
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS tickflow_setting, tickflow_version");
        }
    }

    @Test
    void shouldTakeOnlyDifferencesOfFile() throws Exception {
        Map<String, String> file = Map.of(MODE, "DEMO", "tickflow.pipeline", "mine");
        try (var store = new SettingStore(place, null)) {
            store.set(
                    Map.of(
                            MODE,
                            SettingChange.to("PAPER"),
                            "tickflow.desk.account",
                            SettingChange.to("A-1")),
                    "olga",
                    "begin",
                    0);

            store.set(StoredSettings.changes(store.read(1), file), "olga", "from a file", 1);

            assertThat(store.read(2))
                    .containsAllEntriesOf(file)
                    .containsEntry("tickflow.desk.account", "A-1");
            assertThat(StoredSettings.changes(store.read(2), file)).isEmpty();
        }
    }

    @Test
    void shouldKeepEveryVersion() throws Exception {
        try (var store = new SettingStore(place, key("a"))) {
            store.set(Map.of(MODE, SettingChange.to("PAPER")), "olga", "begin", 0);
            store.set(
                    Map.of(MODE, SettingChange.to("DEMO"), NOTE, SettingChange.secret("hush")),
                    "victor",
                    "the venue is ready",
                    1);

            assertThat(store.newest()).isEqualTo(2);
            assertThat(store.read(1)).isEqualTo(Map.of(MODE, "PAPER"));
            assertThat(store.read(2)).isEqualTo(Map.of(MODE, "DEMO", NOTE, "hush"));
            assertThat(store.show(2)).isEqualTo(Map.of(MODE, "DEMO", NOTE, "(secret)"));
            assertThat(store.diff(1, 2))
                    .containsExactly(
                            new SettingDifference(NOTE, "", "(secret)"),
                            new SettingDifference(MODE, "PAPER", "DEMO"));
            assertThat(store.history(10))
                    .extracting(SettingVersion::number, SettingVersion::by, SettingVersion::why)
                    .containsExactly(
                            tuple(2L, "victor", "the venue is ready"), tuple(1L, "olga", "begin"));
        }
    }

    @Test
    void shouldGoBackByNewVersion() throws Exception {
        try (var store = new SettingStore(place, key("a"))) {
            store.set(Map.of(NOTE, SettingChange.secret("hush")), "olga", "begin", 0);
            store.set(
                    Map.of(NOTE, SettingChange.removed(), MODE, SettingChange.to("DEMO")),
                    "olga",
                    "a mistake",
                    1);

            assertThat(store.rollback(1, "olga", "as before", 2)).isEqualTo(3);
            assertThat(store.read(3)).isEqualTo(Map.of(NOTE, "hush"));
            assertThat(store.read(2)).isEqualTo(Map.of(MODE, "DEMO"));
        }
    }

    @Test
    void shouldRefuseChangeOfOlderVersion() throws Exception {
        try (var store = new SettingStore(place, null)) {
            store.set(Map.of(MODE, SettingChange.to("PAPER")), "olga", "begin", 0);

            assertThatThrownBy(
                            () ->
                                    store.set(
                                            Map.of(MODE, SettingChange.to("DEMO")),
                                            "victor",
                                            "late",
                                            0))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("version 1");
            assertThat(store.newest()).isEqualTo(1);
        }
    }

    @Test
    void shouldRotateMasterKey() throws Exception {
        MasterKey old = key("a");
        MasterKey next = key("b");
        try (var store = new SettingStore(place, old)) {
            store.set(Map.of(NOTE, SettingChange.secret("one")), "olga", "begin", 0);
            store.set(Map.of(NOTE, SettingChange.secret("two")), "olga", "again", 1);
            assertThat(store.rotate(next)).isEqualTo(2);
            assertThatThrownBy(() -> store.read(2))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(next.id());
        }
        try (var store = new SettingStore(place, next)) {
            assertThat(store.read(1)).isEqualTo(Map.of(NOTE, "one"));
            assertThat(store.read(2)).isEqualTo(Map.of(NOTE, "two"));
        }
    }

    @Test
    void shouldRefuseSecretOfRotatedKey() throws Exception {
        try (var late = new SettingStore(place, key("a"));
                var store = new SettingStore(place, key("a"))) {
            store.set(Map.of(NOTE, SettingChange.secret("one")), "olga", "begin", 0);
            store.rotate(key("b"));

            assertThatThrownBy(
                            () ->
                                    late.set(
                                            Map.of(NOTE, SettingChange.secret("two")),
                                            "victor",
                                            "he still has the old key",
                                            1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(key("b").id());
        }
        try (var store = new SettingStore(place, key("b"))) {
            assertThat(store.newest()).isEqualTo(1);
            assertThat(store.read(1)).isEqualTo(Map.of(NOTE, "one"));
        }
    }

    @Test
    void shouldNotRotateSecretsOfAnotherKey() throws Exception {
        try (var store = new SettingStore(place, key("a"));
                var other = new SettingStore(place, key("c"))) {
            store.set(Map.of(NOTE, SettingChange.secret("one")), "olga", "begin", 0);

            assertThatThrownBy(() -> other.rotate(key("b")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(key("a").id());
            assertThat(store.rotate(key("b"))).isEqualTo(1);
            assertThat(store.rotate(key("b"))).as("again").isZero();
        }
    }

    @Test
    void shouldRefusePasswordInPlace() {
        for (String parameter : List.of("password=hush", "ssl=true&sslpassword=hush")) {
            assertThatThrownBy(() -> StorePlace.of("pg:postgresql://db/tickflow?" + parameter))
                    .as(parameter)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(StorePlace.PASSWORD)
                    .message()
                    .doesNotContain("hush");
        }
    }

    @Test
    void shouldNeitherTellSecretNorOpenMovedOne() throws Exception {
        try (var store = new SettingStore(place, key("a"));
                Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            store.set(Map.of(NOTE, SettingChange.secret("hush")), "olga", "begin", 0);

            try (ResultSet rows =
                    statement.executeQuery("SELECT s::text FROM tickflow_setting AS s")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).doesNotContain("hush").doesNotContain("68757368");
            }
            statement.execute("UPDATE tickflow_setting SET name = 'other.password'");
            assertThatThrownBy(() -> store.read(1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another place");
        }
    }

    @Test
    void shouldNameOnlyNewProblems() {
        Map<String, String> before = Map.of("tickflow.mode", "PAPER");
        Map<String, String> after = Map.of("tickflow.mode", "SOMETIMES", "tickflow.moon", "full");

        assertThat(StoredSettings.newProblems(before, after))
                .anyMatch(problem -> problem.contains("SOMETIMES"))
                .contains("tickflow.moon: there is no such setting");
        assertThat(StoredSettings.newProblems(before, before)).isEmpty();
    }

    @Test
    void shouldGiveSettingsToJobs() throws Exception {
        try (var store = new SettingStore(place, null)) {
            store.set(Map.of(MODE, SettingChange.to("PAPER")), "olga", "begin", 0);
        }
        assertThat(
                        JobArguments.load(
                                        place.text() + "?user=postgres",
                                        Map.of("tickflow.pipeline", "mine"))
                                .toMap())
                .isEqualTo(Map.of(MODE, "PAPER", "tickflow.pipeline", "mine"));
    }

    @Test
    void shouldKeepSecretsFromJobs() throws Exception {
        try (var store = new SettingStore(place, key("a"))) {
            store.set(
                    Map.of(MODE, SettingChange.to("PAPER"), NOTE, SettingChange.secret("hush")),
                    "olga",
                    "begin",
                    0);
            assertThat(JobArguments.load(place.text() + "?user=postgres", Map.of()).toMap())
                    .isEqualTo(Map.of(MODE, "PAPER"));

            store.set(
                    Map.of("tickflow.fix.password", SettingChange.secret("hush")),
                    "olga",
                    "a mistake",
                    1);
            assertThatThrownBy(() -> JobArguments.load(place.text() + "?user=postgres", Map.of()))
                    .isInstanceOf(InvalidOptionsException.class)
                    .hasMessageContaining("tickflow.fix.password: is sealed")
                    .message()
                    .doesNotContain("hush");
        }
    }

    @Test
    void shouldTellListenersOfChanges() throws Exception {
        try (var store = new SettingStore(place, null);
                var listened = new SettingStore(place, null)) {
            var versions = new LinkedBlockingQueue<Long>();
            try (var listener = new SettingListener(place, () -> versions.add(listened.newest()))) {
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
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE query LIKE 'LISTEN%'");
        }
    }

    private MasterKey key(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, MasterKey.random());
        }
        return MasterKey.of("file:" + file);
    }

    @Test
    void shouldRefuseShortKey() throws Exception {
        Path file = folder.resolve("short");
        Files.writeString(file, "AAAA");

        assertThatThrownBy(() -> MasterKey.of("file:" + file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("3 bytes")
                .hasMessageContaining("openssl");
    }
}

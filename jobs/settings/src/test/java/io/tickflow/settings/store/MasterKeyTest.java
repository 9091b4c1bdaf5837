package io.tickflow.settings.store;

import static io.tickflow.settings.store.TestStore.NOTE;
import static io.tickflow.settings.store.TestStore.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in a real PostgreSQL, and the keys that seal them. */
class MasterKeyTest {

    @RegisterExtension static final TestStore POSTGRES = new TestStore();

    @TempDir private Path folder;

    @Test
    void shouldRotateMasterKey() throws Exception {
        MasterKey old = key(folder, "a");
        MasterKey next = key(folder, "b");
        try (var store = new SettingStore(POSTGRES.place(), old)) {
            store.set(Map.of(NOTE, SettingChange.secret("one")), "olga", "begin", 0);
            store.set(Map.of(NOTE, SettingChange.secret("two")), "olga", "again", 1);
            assertThat(store.rotate(next)).isEqualTo(2);
            assertThatThrownBy(() -> store.read(2))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(next.id());
        }
        try (var store = new SettingStore(POSTGRES.place(), next)) {
            assertThat(store.read(1)).isEqualTo(Map.of(NOTE, "one"));
            assertThat(store.read(2)).isEqualTo(Map.of(NOTE, "two"));
        }
    }

    @Test
    void shouldRefuseSecretOfRotatedKey() throws Exception {
        try (var late = new SettingStore(POSTGRES.place(), key(folder, "a"));
                var store = new SettingStore(POSTGRES.place(), key(folder, "a"))) {
            store.set(Map.of(NOTE, SettingChange.secret("one")), "olga", "begin", 0);
            store.rotate(key(folder, "b"));

            assertThatThrownBy(
                            () ->
                                    late.set(
                                            Map.of(NOTE, SettingChange.secret("two")),
                                            "victor",
                                            "he still has the old key",
                                            1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(key(folder, "b").id());
        }
        try (var store = new SettingStore(POSTGRES.place(), key(folder, "b"))) {
            assertThat(store.newest()).isEqualTo(1);
            assertThat(store.read(1)).isEqualTo(Map.of(NOTE, "one"));
        }
    }

    @Test
    void shouldNotRotateSecretsOfAnotherKey() throws Exception {
        try (var store = new SettingStore(POSTGRES.place(), key(folder, "a"));
                var other = new SettingStore(POSTGRES.place(), key(folder, "c"))) {
            store.set(Map.of(NOTE, SettingChange.secret("one")), "olga", "begin", 0);

            assertThatThrownBy(() -> other.rotate(key(folder, "b")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(key(folder, "a").id());
            assertThat(store.rotate(key(folder, "b"))).isEqualTo(1);
            assertThat(store.rotate(key(folder, "b"))).as("again").isZero();
        }
    }

    @Test
    void shouldNeitherTellSecretNorOpenMovedOne() throws Exception {
        try (var store = new SettingStore(POSTGRES.place(), key(folder, "a"));
                Connection connection = POSTGRES.place().connect();
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
    void shouldRefuseShortKey() throws Exception {
        Path file = folder.resolve("short");
        Files.writeString(file, "AAAA");

        assertThatThrownBy(() -> MasterKey.of("file:" + file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("3 bytes")
                .hasMessageContaining("openssl");
    }
}

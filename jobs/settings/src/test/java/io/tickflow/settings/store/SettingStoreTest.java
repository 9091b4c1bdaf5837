package io.tickflow.settings.store;

import static io.tickflow.settings.store.TestStore.MODE;
import static io.tickflow.settings.store.TestStore.NOTE;
import static io.tickflow.settings.store.TestStore.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Versions of settings in a real PostgreSQL. */
class SettingStoreTest {

    @RegisterExtension static final TestStore POSTGRES = new TestStore();

    @TempDir private Path folder;

    @Test
    void shouldTakeOnlyDifferencesOfFile() throws Exception {
        Map<String, String> file = Map.of(MODE, "DEMO", "tickflow.pipeline", "mine");
        try (var store = new SettingStore(POSTGRES.place(), null)) {
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
        try (var store = new SettingStore(POSTGRES.place(), key(folder, "a"))) {
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
        try (var store = new SettingStore(POSTGRES.place(), key(folder, "a"))) {
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
        try (var store = new SettingStore(POSTGRES.place(), null)) {
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
    void shouldNameOnlyNewProblems() {
        Map<String, String> before = Map.of("tickflow.mode", "PAPER");
        Map<String, String> after = Map.of("tickflow.mode", "SOMETIMES", "tickflow.moon", "full");

        assertThat(StoredSettings.newProblems(before, after))
                .anyMatch(problem -> problem.contains("SOMETIMES"))
                .contains("tickflow.moon: there is no such setting");
        assertThat(StoredSettings.newProblems(before, before)).isEmpty();
    }
}

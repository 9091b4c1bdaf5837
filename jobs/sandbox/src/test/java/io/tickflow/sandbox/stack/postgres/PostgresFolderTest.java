package io.tickflow.sandbox.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.process.ProcessException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresFolderTest {

    /** Above the greatest that Linux gives. */
    private static final long NOBODYS = 4_194_305;

    private final Path data;
    private final PostgresFolder folder;

    PostgresFolderTest(@TempDir Path parent) throws Exception {
        this.data = Files.createDirectory(parent.resolve("postgres"));
        this.folder = new PostgresFolder(data);
    }

    @Test
    void shouldBeMadeOnlyWhenDraftIsTaken() throws Exception {
        Path draft = folder.draft();
        Files.createDirectories(draft.resolve("base"));
        Files.writeString(draft.resolve("PG_VERSION"), "18\n");
        assertThat(folder.isMade()).isFalse();

        folder.take(draft);

        assertThat(folder.isMade()).isTrue();
        assertThat(draft).doesNotExist();
    }

    @Test
    void shouldEmptyDraftThatWasNeverTaken() throws Exception {
        Files.createDirectories(folder.draft().resolve("base/1"));

        assertThat(folder.draft()).doesNotExist();
    }

    @Test
    void shouldNameBothVersionsWhenRowsAreOlder() throws Exception {
        Files.writeString(data.resolve("PG_VERSION"), "15\n");

        assertThatThrownBy(() -> folder.requireVersion(18))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining(data + " holds rows of PostgreSQL 15, ")
                .hasMessageContaining("has PostgreSQL 18");
    }

    @Test
    void shouldForgetIdThatAnotherProgramHas() throws Exception {
        Path lock = lock(ProcessHandle.current().pid(), "ready   ");

        folder.forgetReusedId();

        assertThat(lock).doesNotExist();
    }

    @Test
    void shouldLeaveIdThatNobodyHasToTheServer() throws Exception {
        Path lock = lock(NOBODYS, "ready   ");

        folder.forgetReusedId();

        assertThat(lock).exists();
    }

    @Test
    void shouldBeReadyWhenTheSameServerSaysSo() throws Exception {
        lock(7, "starting");
        assertThat(folder.isReady(7)).isFalse();

        lock(7, "ready   ");
        assertThat(folder.isReady(7)).isTrue();
        assertThat(folder.isReady(8)).as("a server of before").isFalse();
    }

    @Test
    void shouldHidePasswordFromOthers() throws Exception {
        folder.writePassword();
        String first = Files.readString(folder.passwordFile());
        folder.writePassword();

        assertThat(folder.passwordFile()).content().hasSize(32).isNotEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.passwordFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private Path lock(long pid, String status) throws Exception {
        String text = "%d\n%s\n1\n5432\n\n127.0.0.1\n1 2\n%s\n".formatted(pid, data, status);
        return Files.writeString(data.resolve("postmaster.pid"), text);
    }
}

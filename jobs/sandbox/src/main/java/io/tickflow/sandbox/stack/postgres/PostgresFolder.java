package io.tickflow.sandbox.stack.postgres;

import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folder of the rows of a PostgreSQL, with the password of its user in a file beside it.
 *
 * @param data the folder, which need not exist
 */
record PostgresFolder(Path data) {

    private static final String VERSION = "PG_VERSION";
    private static final String LOCK = "postmaster.pid";
    private static final String READY = "ready";
    private static final int STATUS_LINE = 7;
    private static final int PASSWORD_BYTES = 24;

    /** Returns true once it holds rows. */
    boolean isMade() {
        return Files.exists(data.resolve(VERSION));
    }

    /** File of the password, for its owner alone. */
    Path passwordFile() {
        return data.resolveSibling(PostgresServer.NAME + ".password");
    }

    /** Empty place to make the rows in: they get their name when they are complete. */
    Path draft() {
        Path draft = data.resolveSibling(PostgresServer.NAME + ".draft");
        if (Files.exists(draft)) {
            try (Stream<Path> files = Files.walk(draft)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new ProcessException("cannot delete " + draft + ": " + e, e);
            }
        }
        return draft;
    }

    /** Gives complete rows their name. */
    void take(Path draft) {
        try {
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ProcessException("cannot rename " + draft + ": " + e, e);
        }
    }

    /** Writes a new password. */
    void writePassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path file = passwordFile();
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(
                    file,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new ProcessException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Refuses rows of another version, which the server cannot read.
     *
     * @throws ProcessException that names both
     */
    void requireVersion(int major) {
        String found = String.join("", lines(VERSION)).strip();
        if (!found.equals(Integer.toString(major))) {
            throw new ProcessException(
                    "%s holds rows of PostgreSQL %s, and the stack has PostgreSQL %d. Maybe move it away: the settings start anew from the file"
                            .formatted(data, found, major));
        }
    }

    /**
     * Deletes the lock file of a server whose process id another program has by now, as after a
     * restart of the machine: PostgreSQL would take that program for a server. It judges an id that
     * nobody has, or a server, by itself.
     */
    void forgetReusedId() {
        List<String> lock = lines(LOCK);
        if (lock.isEmpty() || !lock.get(0).strip().matches("\\d{1,18}")) {
            return;
        }
        boolean isReused =
                ProcessHandle.of(Long.parseLong(lock.get(0).strip()))
                        .flatMap(process -> process.info().command())
                        .filter(command -> !Path.of(command).endsWith(PostgresServer.NAME))
                        .isPresent();
        if (isReused) {
            try {
                Files.deleteIfExists(data.resolve(LOCK));
            } catch (IOException e) {
                throw new ProcessException("cannot delete " + data.resolve(LOCK) + ": " + e, e);
            }
        }
    }

    /** Returns true while the server with that process id takes connections. */
    boolean isReady(long pid) {
        List<String> lock = lines(LOCK);
        return lock.size() > STATUS_LINE
                && lock.get(0).strip().equals(Long.toString(pid))
                && lock.get(STATUS_LINE).strip().equals(READY);
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(data.resolve(name));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new ProcessException("cannot read " + data.resolve(name) + ": " + e, e);
        }
    }
}

package io.tickflow.sandbox.stack.postgres;

import io.tickflow.process.ChildCommand;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** PostgreSQL of this machine on 127.0.0.1, with one user and a password of its own in a file. */
public final class PostgresServer {

    /** Name of its process. */
    public static final String NAME = "postgres";

    /** Its user. */
    public static final String USER = "tickflow";

    private static final Duration START_MAX = Duration.ofMinutes(1);
    private static final int PASSWORD_BYTES = 24;

    private PostgresServer() {}

    /** Process of the server. The options of a JVM mean nothing to it. */
    private record Server(PostgresPrograms programs, Path data, int port) implements ChildCommand {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<String> commandLine(List<String> properties, boolean watched) {
            return programs.line(
                    "postgres",
                    List.of(
                            "-D",
                            data.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories="));
        }
    }

    /** File of the password of {@link #USER}, for its owner alone. */
    public static Path passwordFile(Path data) {
        return data.resolveSibling(NAME + ".password");
    }

    /**
     * Starts it on {@code data}, which is made at the first time, and waits until it answers.
     *
     * @throws ProcessException with one line that says why it does not start
     */
    public static void start(ChildFolder folder, Path data, int port) {
        PostgresPrograms programs = PostgresPrograms.find();
        Path log = folder.logs().resolve(NAME + ".log");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            create(programs, data, log);
        }
        ChildProcess server = folder.start(new Server(programs, data, port));
        server.awaitReady(() -> answers(programs, port, log), START_MAX);
    }

    private static void create(PostgresPrograms programs, Path data, Path log) {
        int exit =
                programs.run(
                        "initdb",
                        List.of(
                                "-D",
                                data.toString(),
                                "-U",
                                USER,
                                "-A",
                                "scram-sha-256",
                                "--pwfile=" + writePassword(data),
                                "-E",
                                "UTF8",
                                "--locale=C"),
                        log);
        if (exit != 0) {
            throw new ProcessException("initdb ended with " + exit + "; see " + log);
        }
    }

    private static Path writePassword(Path data) {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path file = passwordFile(data);
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
            return file;
        } catch (IOException e) {
            throw new ProcessException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean answers(PostgresPrograms programs, int port, Path log) {
        return programs.run(
                        "pg_isready",
                        List.of("-q", "-h", "127.0.0.1", "-p", Integer.toString(port)),
                        log)
                == 0;
    }
}

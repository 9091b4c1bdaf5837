package io.tickflow.sandbox.stack.postgres;

import io.tickflow.process.ChildCommand;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.ProcessException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Embedded PostgreSQL on 127.0.0.1, with one user and a password of its own in a file. */
public final class PostgresServer {

    /** Name of its process. */
    public static final String NAME = "postgres";

    /** Its user. */
    public static final String USER = "tickflow";

    private static final Duration START_MAX = Duration.ofMinutes(2);

    private PostgresServer() {}

    /** One of its programs in the place of the server. The options of a JVM mean nothing to it. */
    private record Program(PostgresPrograms programs, String program, List<String> arguments)
            implements ChildCommand {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<String> commandLine(List<String> properties, boolean watched) {
            return programs.line(program, arguments);
        }
    }

    /** Returns true once there are rows in {@code data}. */
    public static boolean isMade(Path data) {
        return new PostgresFolder(data).isMade();
    }

    /** File of the password of {@link #USER}, for its owner alone. */
    public static Path passwordFile(Path data) {
        return new PostgresFolder(data).passwordFile();
    }

    /**
     * Starts it on {@code data}, which is filled at the first time, and waits until it answers.
     *
     * @param notice told in one line if it must be fetched first
     * @throws ProcessException with one line that says why it does not start
     */
    public static void start(ChildFolder folder, Path data, int port, Consumer<String> notice) {
        var rows = new PostgresFolder(data);
        if (rows.isMade()) {
            rows.requireVersion(PostgresPrograms.MAJOR);
        }
        PostgresPrograms programs = PostgresPrograms.fetch(notice);
        if (!rows.isMade()) {
            make(folder, programs, rows);
        }
        rows.forgetReusedId();
        ChildProcess server =
                folder.start(
                        new Program(
                                programs,
                                "postgres",
                                List.of(
                                        "-D",
                                        data.toString(),
                                        "-p",
                                        Integer.toString(port),
                                        "-c",
                                        "listen_addresses=127.0.0.1",
                                        "-c",
                                        "unix_socket_directories=")));
        server.awaitReady(() -> rows.isReady(server.pid()), START_MAX);
    }

    private static void make(ChildFolder folder, PostgresPrograms programs, PostgresFolder rows) {
        rows.writePassword();
        Path draft = rows.draft();
        folder.start(
                        new Program(
                                programs,
                                "initdb",
                                List.of(
                                        "-D",
                                        draft.toString(),
                                        "-U",
                                        USER,
                                        "-A",
                                        "scram-sha-256",
                                        "--pwfile=" + rows.passwordFile(),
                                        "-E",
                                        "UTF8",
                                        "--locale=C",
                                        "--no-instructions")))
                .awaitSuccess(START_MAX);
        rows.take(draft);
    }
}

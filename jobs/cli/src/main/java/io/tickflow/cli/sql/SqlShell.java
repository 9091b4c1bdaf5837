package io.tickflow.cli.sql;

import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.sql.SqlConsole;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;

/**
 * Interactive console: statements that end with a semicolon, names of questions, and commands that
 * begin with a backslash. Keeps its history in a file of the user. One thread.
 */
final class SqlShell {

    private static final String PROMPT = "tickflow> ";
    private static final String CONTINUED = "       -> ";
    private static final int HISTORY_MAX = 1_000;
    private static final List<String> WORDS =
            List.of(
                    "SELECT",
                    "FROM",
                    "WHERE",
                    "GROUP BY",
                    "ORDER BY",
                    "LIMIT",
                    "JOIN",
                    "ASOF JOIN",
                    "count()",
                    "\\l",
                    "\\d",
                    "\\q");
    private static final String HELP =
            "A statement ends with ';'. A question of the cookbook runs by its name and NAME=VALUE."
                    + " \\l lists questions, \\d TABLE shows columns, \\q or Ctrl-D ends.";

    private final SqlConsole console;
    private final LineReader reader;
    private final PrintWriter out;

    /**
     * Creates a console on {@code terminal}, which the caller closes.
     *
     * @param historyFile file of earlier lines, created if absent
     * @throws IOException if its folder cannot be created
     */
    SqlShell(SqlConsole console, Terminal terminal, Path historyFile) throws IOException {
        this.console = console;
        this.out = terminal.writer();
        createPrivate(historyFile);
        this.reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .completer(new StringsCompleter(words()))
                        .variable(LineReader.HISTORY_FILE, historyFile)
                        .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_MAX)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .build();
    }

    /** Answers until the input ends. */
    void run() {
        out.println(HELP);
        var statement = new StringBuilder();
        while (true) {
            try {
                String line = reader.readLine(statement.isEmpty() ? PROMPT : CONTINUED).strip();
                if (statement.isEmpty() && (line.equals("\\q") || line.equals("exit"))) {
                    return;
                }
                if (statement.isEmpty() && isShort(line)) {
                    answerShort(line);
                    continue;
                }
                statement.append(line).append('\n');
                if (line.endsWith(";")) {
                    answer(statement.toString(), Map.of());
                    statement.setLength(0);
                }
            } catch (UserInterruptException e) {
                statement.setLength(0);
            } catch (EndOfFileException e) {
                return;
            } finally {
                out.flush();
            }
        }
    }

    private static boolean isShort(String line) {
        return line.isEmpty()
                || line.startsWith("\\")
                || Cookbook.find(line.split("\\s+", 2)[0].replace(";", "")).isPresent();
    }

    private void answerShort(String line) {
        String[] words = line.replace(";", "").split("\\s+");
        if (line.isEmpty()) {
            return;
        }
        switch (words[0]) {
            case "\\l" ->
                    Cookbook.questions()
                            .forEach(q -> out.printf("%-22s %s%n", q.name(), q.title()));
            case "\\d" -> describe(words);
            case "\\?", "\\h" -> out.println(HELP);
            default ->
                    Cookbook.find(words[0])
                            .ifPresentOrElse(
                                    question -> answer(question, words), () -> out.println(HELP));
        }
    }

    private void describe(String[] words) {
        if (words.length < 2) {
            SchemaMigrator.tables().forEach(out::println);
        } else {
            answer(
                    "SELECT name, type FROM system.columns WHERE database = currentDatabase() AND"
                            + " table = {table:String} ORDER BY position",
                    Map.of("table", words[1]));
        }
    }

    private void answer(Question question, String[] words) {
        var given = new HashMap<String, String>();
        for (int i = 1; i < words.length; i++) {
            int at = words[i].indexOf('=');
            given.put(
                    at < 0 ? words[i] : words[i].substring(0, at),
                    at < 0 ? "" : words[i].substring(at + 1));
        }
        try {
            answer(question.sql(), question.values(given));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
        }
    }

    private void answer(String sql, Map<String, String> parameters) {
        try {
            out.print(TableText.of(console, new BoundQuery(sql, parameters)));
        } catch (QueryException e) {
            out.println(e.getMessage());
        }
    }

    private static Set<String> words() {
        var words = new TreeSet<>(WORDS);
        words.addAll(SchemaMigrator.tables());
        Cookbook.questions().forEach(question -> words.add(question.name()));
        return words;
    }

    private static void createPrivate(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        if (Files.notExists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
    }
}

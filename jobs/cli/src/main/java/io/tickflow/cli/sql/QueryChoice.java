package io.tickflow.cli.sql;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Inputs;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.SchemaMigrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Query of the command line: a statement, a question of the cookbook, a file, or a table. */
@Command
final class QueryChoice {

    /** A name of the cookbook; no statement is a single word. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    @Parameters(
            paramLabel = "SELECT|NAME",
            arity = "0..1",
            description = "A query, or a question of --list.")
    private @Nullable String text;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Read the query from this file.")
    private @Nullable Path file;

    @Option(
            names = "--describe",
            paramLabel = "TABLE",
            description = "Show the columns of a table or view.")
    private @Nullable String table;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "Value of a parameter {NAME:Type} of the query.")
    private Map<String, String> parameters = new HashMap<>();

    @Option(names = "--list", description = "List the questions of the cookbook.")
    private boolean list;

    @Option(names = "--show", description = "Print the query instead of running it.")
    private boolean show;

    boolean lists() {
        return list;
    }

    boolean shows() {
        return show;
    }

    /**
     * Chosen query.
     *
     * @throws CommandException unless exactly one is chosen and has all its parameters
     */
    BoundQuery query() {
        long chosen = Stream.of(text, file, table).filter(choice -> choice != null).count();
        new Inputs()
                .require(
                        chosen == 1,
                        "give one query: a SELECT, a question of --list, -f FILE or --describe TABLE")
                .throwIfInvalid();
        Question question = table == null ? question() : describe(table);
        try {
            return new BoundQuery(question.sql(), question.values(parameters));
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid(e.getMessage());
        }
    }

    private Question question() {
        if (file != null) {
            try {
                return Question.parse(file.toString(), Files.readString(file));
            } catch (IOException e) {
                throw CommandException.invalid("--file: cannot read " + file);
            }
        }
        String given = text == null ? "" : text.strip();
        if (!NAME.matcher(given).matches()) {
            return Question.parse("", given);
        }
        return Cookbook.find(given)
                .orElseThrow(
                        () ->
                                CommandException.invalid(
                                        "no question is called '%s'%s: bin/tickflow sql --list has all"
                                                .formatted(given, resembling(given))));
    }

    private static String resembling(String name) {
        List<String> near =
                NearNames.of(name, Cookbook.questions().stream().map(Question::name).toList());
        return near.isEmpty() ? "" : ". Maybe " + String.join(", ", near);
    }

    private Question describe(String name) {
        if (!SchemaMigrator.tables().contains(name)) {
            throw CommandException.invalid(
                    "--describe: no table '%s'; there are %s"
                            .formatted(name, String.join(", ", SchemaMigrator.tables())));
        }
        parameters.put("table", name);
        return Question.parse(
                name,
                "SELECT name, type, default_expression AS default FROM system.columns WHERE"
                        + " database = currentDatabase() AND table = {table:String} ORDER BY position");
    }
}

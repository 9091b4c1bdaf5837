package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Command lines in the documentation against the options and arguments of the commands. */
class DocumentedCommandsTest {

    /** A line of a listing, maybe with a prompt and variables in front. */
    private static final Pattern LISTED =
            Pattern.compile("^\\s*(?:\\$ )?(?:[A-Z_]+=\\S+ )*bin/tickflow (.*)$");

    private static final Pattern INLINE = Pattern.compile("`bin/tickflow ([^`]+)`");

    /** An optional part, maybe one of several. */
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");

    /** A word in place of a value or of a subcommand, such as JOB. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z|]+");

    /** Words, with blanks in quotes. */
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

    /** Ends of a command in a shell. */
    private static final Pattern END = Pattern.compile("\\s+(?:#|\\||&&|&|;|>|2>|<).*$|;$");

    /** One for all lines: to make it takes longer than to parse a line. */
    private final CommandLine tickflow = Main.commandLine();

    @Test
    void shouldKnowEveryDocumentedOption() throws IOException {
        var problems = new ArrayList<String>();
        int lines = 0;
        for (Path page : pages()) {
            for (String line : commands(Files.readString(page))) {
                lines++;
                unknown(line)
                        .forEach(
                                word ->
                                        problems.add(
                                                page.getFileName() + ": " + line + " -> " + word));
            }
        }

        assertThat(lines).isGreaterThan(200);
        assertThat(problems).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Home.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "UPGRADING.md", "CONTRIBUTING.md")
                                    .map(Home::resolve),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static List<String> commands(String page) {
        var commands = new ArrayList<String>();
        boolean isListing = false;
        for (String line : page.replaceAll("\\\\\n\\s*", "").split("\n", -1)) {
            if (line.strip().startsWith("```")) {
                isListing = !isListing;
            }
            Matcher found = (isListing ? LISTED : INLINE).matcher(line);
            while (found.find()) {
                commands.add(END.matcher(plain(found.group(1))).replaceFirst("").strip());
            }
        }
        return commands;
    }

    /** The command with all of its optional parts, and a value for what a shell computes. */
    private static String plain(String command) {
        return OPTIONAL.matcher(command.replaceAll("\\$\\([^)]*\\)", "VALUE"))
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1).replace(" | ", " ")));
    }

    private List<String> unknown(String command) {
        String[] words =
                WORD.matcher(command)
                        .results()
                        .map(word -> word.group().replaceAll("^['\"]|['\"]$", ""))
                        .filter(word -> !word.equals("..."))
                        .toArray(String[]::new);
        var unknown = new ArrayList<String>();
        for (ParseResult level = tickflow.parseArgs(words);
                level != null;
                level = level.subcommand()) {
            level.errors().stream()
                    .filter(UnmatchedArgumentException.class::isInstance)
                    .map(UnmatchedArgumentException.class::cast)
                    .flatMap(error -> error.getUnmatched().stream())
                    .filter(word -> !PLACEHOLDER.matcher(word).matches())
                    .forEach(unknown::add);
        }
        return unknown;
    }
}

package io.tickflow.cli.tick;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ReadingProgress;
import io.tickflow.cli.option.TickReading;
import io.tickflow.ticks.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the interpretation of tick files. */
@Command(
        name = "inspect",
        description = {
            "Show how tick files are read: format, clock, columns, first rows, span and counts.",
            "Reads each file to its end and changes nothing. The exit code is 2 if a file is refused."
        },
        mixinStandardHelpOptions = true)
final class TicksInspectCommand implements Callable<Integer> {

    private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tick files of any format.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final TickReading reading = new TickReading();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws JsonProcessingException {
        var inputs = new Inputs();
        ReadOptions options = reading.options(inputs);
        inputs.throwIfInvalid();
        var reports = new ArrayList<FileReport>();
        try (var progress = new ReadingProgress(console.progress())) {
            progress.at(0);
            for (Path file : files) {
                int done = reports.size();
                reports.add(
                        FileSurvey.of(
                                file,
                                options,
                                fraction -> progress.at((done + fraction) / files.size())));
            }
        }
        console.out()
                .print(
                        json
                                ? JSON.writeValueAsString(reports) + System.lineSeparator()
                                : InspectScreen.of(reports));
        console.out().flush();
        return reports.stream().anyMatch(report -> report.problem() != null)
                ? ExitCodes.INVALID
                : ExitCodes.OK;
    }
}

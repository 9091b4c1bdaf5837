package io.tickflow.bench.history;

import io.tickflow.bench.Machine;
import io.tickflow.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Time of {@code bin/tickflow backfill} from tick files to rows in a local history. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = "Ticks a second from files to ClickHouse, end to end.")
final class BackfillBenchmark implements Callable<Integer> {

    @Option(names = "--ticks", required = true, arity = "1..*", description = "Tick files.")
    private List<Path> ticks = List.of();

    @Option(names = "--work-dir", required = true, description = "Empty folder for the history.")
    private Path folder = Path.of("");

    @Option(names = "--parallelism", defaultValue = "2", description = "Of the job.")
    private int parallelism;

    public static void main(String[] args) {
        System.exit(new CommandLine(new BackfillBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var line =
                new ArrayList<>(
                        List.of(
                                "backfill",
                                "--json",
                                "--parallelism",
                                Integer.toString(parallelism),
                                "--work-dir",
                                folder.toString(),
                                "--ticks"));
        ticks.forEach(file -> line.add(file.toString()));
        long start = System.nanoTime();
        int exitCode = Main.commandLine().execute(line.toArray(String[]::new));
        System.out.printf(
                Locale.ROOT,
                "%.1f s end to end, %,d bytes on disk%n",
                (System.nanoTime() - start) / 1e9,
                bytes());
        System.out.println(Machine.describe());
        return exitCode;
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

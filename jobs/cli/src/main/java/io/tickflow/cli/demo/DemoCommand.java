package io.tickflow.cli.demo;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.BundleArgument;
import io.tickflow.cli.option.OptionalTickFiles;
import io.tickflow.sandbox.replay.ReplaySpeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the complete path on the embedded stack. */
@Command(
        name = "demo",
        description = {
            "Run the whole path on an embedded stack.",
            "Kafka, ClickHouse's engine and a FIX venue run as processes, the three jobs on a Flink mini-cluster with RocksDB, and ticks (default: testdata/ticks) are replayed through all of it."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--speed",
            defaultValue = "max",
            paramLabel = "N|max",
            description = "N times the original pace, or max (default: ${DEFAULT-VALUE}).")
    private ReplaySpeed speed = ReplaySpeed.MAX;

    @Option(
            names = "--keep",
            description = "Leave the stack up for SQL until Ctrl-C, and print its URLs.")
    private boolean keep;

    @Option(
            names = "--open",
            description = "Open the console in the browser of this desktop (xdg-open).")
    private boolean open;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the summary as JSON too.")
    private @Nullable Path report;

    @Option(
            names = "--bundle",
            paramLabel = "DIR|REF",
            description =
                    "Model bundle: a folder, or models:/NAME@ALIAS of the registry (default:"
                            + " models/bundles/direction-eurusd/1).")
    private @Nullable String bundle;

    @Option(
            names = "--clickhouse",
            paramLabel = "URL",
            description =
                    "Use this ClickHouse server (http://host:8123) instead of the embedded engine.")
    private @Nullable String clickHouse;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description = "Parallelism of the SignalJob (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Override an option of flink-conf/tickflow.yaml.")
    private Map<String, String> overrides = new HashMap<>();

    @Mixin private final OptionalTickFiles ticks = new OptionalTickFiles();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws Exception {
        List<Path> own = ticks.paths().isEmpty() ? ownTicks() : List.of();
        var inputs = ticks.check(new Inputs(), own).writable("--report", report);
        inputs.require(parallelism >= 1, "--parallelism must be at least 1");
        for (String key : overrides.keySet()) {
            inputs.require(key.startsWith("tickflow."), "-D" + key + ": no option of Tickflow");
        }
        inputs.throwIfInvalid();
        var plan =
                new DemoPlan(
                        ticks.files(),
                        speed,
                        keep,
                        report,
                        bundle(),
                        clickHouse,
                        parallelism,
                        overrides);
        return new DemoRun(plan, console.out(), console.progress(), this::show).run();
    }

    private void show(String url) {
        if (open) {
            Browser.ofDesktop(
                            notice -> {
                                console.out().println(notice);
                                console.out().flush();
                            })
                    .open(url);
        }
    }

    private String bundle() {
        return bundle == null
                ? Home.resolve("models/bundles/direction-eurusd/1").toString()
                : BundleArgument.absolute(bundle);
    }

    private static List<Path> ownTicks() {
        Path folder = Home.resolve("testdata/ticks");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(".mt5.csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}

package io.tickflow.bench;

import io.tickflow.connector.decode.RawRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Speed of the {@link BareLoop}. */
@Command(
        name = "loop",
        mixinStandardHelpOptions = true,
        description = "Ticks a second of the SignalJob's work in a bare loop on one thread.")
final class LoopBenchmark implements Callable<Integer> {

    @Option(names = "--ticks", required = true, description = "MT5 export file.")
    private Path ticks = Path.of("");

    @Option(
            names = "--passes",
            defaultValue = "5",
            description = "Passes over the file; the first is warm-up.")
    private int passes;

    @Option(names = "--batch", defaultValue = "16", description = "Rows in one call of the model.")
    private int batch;

    @Option(
            names = "--json",
            description = "Write every event as JSON, even those that travel as Avro.")
    private boolean json;

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoopBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<RawRecord> records = ExportedTicks.read(ticks);
        try (var loop = new BareLoop(BenchJobs.signal("127.0.0.1:1"), batch, json)) {
            for (int pass = 0; pass < passes; pass++) {
                var stopwatch = Stopwatch.start();
                loop.run(records);
                System.out.println(
                        stopwatch
                                .stop(records.size())
                                .line(pass == 0 ? "loop, warm-up" : "loop, pass " + pass));
            }
        }
        System.out.println(Machine.describe());
        return 0;
    }
}

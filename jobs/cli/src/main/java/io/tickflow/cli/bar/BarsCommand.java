package io.tickflow.cli.bar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.cli.option.TickFiles;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.bar.RecordedBar;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.market.ServerTime;
import io.tickflow.settings.FeatureOptions;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.OptionReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the bars of tick files. */
@Command(
        name = "bars",
        description = {
            "Write the bars of tick files: OHLC, tick volume, real volume, spread.",
            "They are the bars of the features by the same rules. Needs no stack.",
            "A bar is closed by a tick at or after its end, or by --to at or after it; the last one of a file is mostly forming, and left out without --forming."
        },
        mixinStandardHelpOptions = true)
public final class BarsCommand implements Callable<Integer> {

    @Option(
            names = "--bar",
            required = true,
            paramLabel = "BARS",
            description = "Length: 10s, M5, H4, D1, W1, MN1, T500 (ticks), I100 (tick imbalance).")
    private String bar = "";

    @Option(
            names = "--server-time",
            paramLabel = "RULE",
            description = "How the files' times become UTC (default: as in the settings).")
    private @Nullable String serverTime;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "File to write: .csv or .csv.gz as MT5 exports bars, by the session's clock; or .parquet, in UTC (default: print).")
    private @Nullable Path out;

    @Option(names = "--forming", description = "Write the forming bar too, marked as such.")
    private boolean forming;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final TickFiles ticks = new TickFiles();

    @Mixin private final BarRulesOption barRules = new BarRulesOption();

    @Mixin private final SettingsFile file = new SettingsFile();

    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        BarPlan plan = plan();
        PrintWriter printed = console.out();
        PrintWriter summary = out == null ? console.err() : printed;
        BarCounts counts;
        try (BarTarget target = target(plan, printed)) {
            ProgressLine progress = console.progress();
            counts = new BarRun(plan, (name, bar) -> give(target, name, bar), progress).run();
            progress.end();
            counts.requireAccepted();
            target.complete();
        }
        printed.flush();
        print(summary, plan, counts);
        return 0;
    }

    private void give(BarTarget target, String name, RecordedBar bar) {
        if (forming || !bar.isForming()) {
            target.write(name, bar);
        }
    }

    private BarTarget target(BarPlan plan, PrintWriter printed) throws IOException {
        BarSession clock = plan.rules().sessionOf(plan.symbols().get(0));
        if (out != null) {
            return BarTarget.open(out, clock, plan.prices(), forming);
        }
        return BarTarget.printed(
                json ? new JsonBars(printed) : new CsvBars(printed, clock, plan.prices(), forming));
    }

    private BarPlan plan() {
        Configuration settings = file.load(Map.of());
        var options = new OptionReader(settings);
        FeatureConfig config = FeatureOptions.read(options).config();
        options.throwIfInvalid();
        Inputs inputs = ticks.check(new Inputs()).writable("--out", out);
        inputs.require(
                out == null || BarTarget.hasFormat(out),
                "--out: " + out + " does not end with .csv, .csv.gz or .parquet");
        BarSpec spec =
                BarRulesOption.parsed(inputs, "--bar: ", BarSpec.DAY, () -> BarSpec.parse(bar));
        BarRules rules = barRules.rules(inputs, config.barRules());
        ServerTime clock =
                BarRulesOption.parsed(
                        inputs, "--server-time: ", ServerTime.UTC, () -> serverTime(settings));
        inputs.throwIfInvalid();
        var plan = new BarPlan(ticks.files(), spec, rules, clock, config);
        requireOneSymbol(plan);
        return plan;
    }

    private ServerTime serverTime(Configuration settings) {
        return ServerTime.parse(
                serverTime == null ? settings.get(FeedOptions.SERVER_TIME) : serverTime);
    }

    private void requireOneSymbol(BarPlan plan) {
        boolean namesSymbol = out == null ? json : BarTarget.isParquet(out);
        if (plan.symbols().size() > 1 && !namesSymbol) {
            throw CommandException.invalid(
                    "the files are of %s, and CSV as MT5 exports it does not name the symbol: give the files of one, or write .parquet"
                            .formatted(String.join(", ", plan.symbols())));
        }
    }

    private void print(PrintWriter summary, BarPlan plan, BarCounts counts)
            throws JsonProcessingException {
        if (json && out != null) {
            Map<String, Object> fields = plan.fields();
            fields.put("file", out.toString());
            fields.putAll(counts.fields());
            summary.println(new ObjectMapper().writeValueAsString(fields));
        } else {
            counts.print(summary, forming);
        }
        summary.flush();
    }
}

package io.tickflow.cli.bar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.bar.RecordedBar;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.TickFile;
import io.tickflow.settings.FeatureOptions;
import io.tickflow.settings.OptionReader;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            names = "--ticks",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "MT5 export files, plain or gzip, those of a symbol in the order of their times; the symbol is the name up to the first '_'.")
    private List<Path> ticks = List.of();

    @Option(
            names = "--bar",
            required = true,
            paramLabel = "BARS",
            description = "Length: 10s, M5, H4, D1, W1, MN1, T500 (ticks), I100 (tick imbalance).")
    private String bar = "";

    @Option(names = "--symbol", description = "Only files of this symbol.")
    private @Nullable String symbol;

    @Option(names = "--from", paramLabel = "TIME", description = "First UTC date or time.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "UTC date or time after the last.")
    private @Nullable String to;

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
        Configuration settings = Settings.load(file.path(), Map.of());
        var options = new OptionReader(settings);
        FeatureConfig config = FeatureOptions.read(options).config();
        options.throwIfInvalid();
        Inputs inputs = new Inputs().ticks(ticks).writable("--out", out);
        inputs.require(
                out == null || BarTarget.hasFormat(out),
                "--out: " + out + " does not end with .csv, .csv.gz or .parquet");
        BarSpec spec =
                BarRulesOption.parsed(inputs, "--bar: ", BarSpec.DAY, () -> BarSpec.parse(bar));
        BarRules rules = barRules.rules(inputs, config.barRules());
        BarSpan span = BarRulesOption.parsed(inputs, "", BarSpan.ALL, () -> BarSpan.of(from, to));
        ServerTime clock =
                BarRulesOption.parsed(
                        inputs, "--server-time: ", ServerTime.UTC, () -> serverTime(settings));
        inputs.throwIfInvalid();
        var plan = new BarPlan(files(), spec, rules, span, clock, config);
        requireOneSymbol(plan);
        return plan;
    }

    private ServerTime serverTime(Configuration settings) {
        return ServerTime.parse(
                serverTime == null ? settings.get(SignalOptions.SERVER_TIME) : serverTime);
    }

    private List<TickFile> files() {
        List<TickFile> all = ticks.stream().map(TickFile::of).toList();
        List<TickFile> chosen =
                all.stream().filter(one -> symbol == null || one.symbol().equals(symbol)).toList();
        if (chosen.isEmpty()) {
            throw CommandException.invalid(
                    "--symbol: no file is of %s, but of %s".formatted(symbol, names(all)));
        }
        return chosen;
    }

    private void requireOneSymbol(BarPlan plan) {
        boolean namesSymbol = out == null ? json : BarTarget.isParquet(out);
        if (plan.symbols().size() > 1 && !namesSymbol) {
            throw CommandException.invalid(
                    "the files are of %s, and CSV as MT5 exports it does not name the symbol: choose one with --symbol, or write .parquet"
                            .formatted(names(plan.files())));
        }
    }

    private static String names(List<TickFile> files) {
        return files.stream().map(TickFile::symbol).distinct().collect(Collectors.joining(", "));
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

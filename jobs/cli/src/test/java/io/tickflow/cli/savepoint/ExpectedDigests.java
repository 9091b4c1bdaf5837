package io.tickflow.cli.savepoint;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.EventDigest;
import io.tickflow.core.market.Tick;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Digests of the {@link ExpectedDecisions} of tick files, as demo and backfill report them.
 *
 * @param decisions number of vectors
 */
public record ExpectedDigests(long decisions, String features, String signals) {

    private static final Path BUNDLE = Home.resolve("models/bundles/direction-eurusd/1");

    /** Digests of files of one symbol each, with the default bundle. */
    public static ExpectedDigests of(List<Path> files) throws IOException {
        var features = new ArrayList<String>();
        var signals = new ArrayList<String>();
        for (Path file : files) {
            ExpectedDecisions decisions = decisions(BUNDLE, file);
            features.addAll(decisions.features());
            signals.addAll(decisions.signals());
        }
        return new ExpectedDigests(features.size(), digest(features), digest(signals));
    }

    /** Decisions of a job with a bundle on the ticks of one file. */
    public static ExpectedDecisions decisions(Path bundle, Path file) throws IOException {
        SignalJobConfig config =
                SignalJob.configure(
                        Settings.load(
                                Home.resolve("flink-conf/tickflow.yaml"),
                                Map.of("tickflow.model.bundle", bundle.toString())));
        return ExpectedDecisions.ofTicks(config, ticks(TickFile.of(file), config));
    }

    private static List<Tick> ticks(TickFile file, SignalJobConfig config) throws IOException {
        var ticks = new ArrayList<Tick>();
        try (TickReader reader = TickReader.open(file.path())) {
            while (reader.hasNext()) {
                TickRow row = reader.next();
                long millis =
                        config.feed().clock().toUtcMillis(file.symbol(), row.serverLocalMillis());
                ticks.add(
                        new Tick(
                                file.symbol(),
                                millis,
                                row.bid(),
                                row.ask(),
                                row.last(),
                                row.volume(),
                                row.flags(),
                                0,
                                row.line(),
                                millis));
            }
        }
        return ticks;
    }

    private static String digest(List<String> lines) {
        var digest = new EventDigest();
        lines.stream().sorted().forEach(digest::add);
        return digest.hex();
    }
}

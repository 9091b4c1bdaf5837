package io.tickflow.cli.demo;

import io.tickflow.cli.console.Version;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.sandbox.replay.ReplayResult;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;

/** Assembles the report from the parts of a run. */
final class DemoReports {

    private DemoReports() {}

    static DemoReport of(
            ReplayResult replay,
            Map<String, Long> topics,
            EventTail tail,
            History history,
            Path venueJournal,
            DemoReport.Throughput throughput,
            Map<String, Double> cpuMicrosPerTick)
            throws IOException, SQLException {
        VenueJournal journal = VenueJournal.read(venueJournal);
        return new DemoReport(
                new DemoReport.Ticks(
                        replay.read() + replay.malformed(),
                        history.acceptedTicks(),
                        rejected(replay, tail.ask(EventCounts::rejectedTicks))),
                topics.getOrDefault(EventTypes.FEATURES.topic(), 0L),
                topics.getOrDefault(EventTypes.PREDICTIONS.topic(), 0L),
                history.abstained(),
                tail.ask(EventCounts::signalsByState),
                tail.ask(EventCounts::vetoes),
                tail.ask(EventCounts::denials),
                tail.ask(
                        counts ->
                                new DemoReport.Orders(counts.ordersSent(), counts.ordersFilled())),
                new DemoReport.Venue(journal.orderCount(), journal.distinctClOrdIds()),
                history.rows(),
                tail.ask(DemoReports::latencies),
                throughput,
                cpuMicrosPerTick,
                new DemoReport.Digest(history.featuresDigest(), history.signalsDigest()),
                versions(history));
    }

    /** Counts dead letters by reason, and unreadable lines of the files. */
    private static Map<String, Long> rejected(ReplayResult replay, Map<String, Long> deadLetters) {
        var rejected = new TreeMap<>(deadLetters);
        if (replay.malformed() > 0) {
            rejected.put("MALFORMED_LINE", replay.malformed());
        }
        return rejected;
    }

    private static Map<String, Percentiles> latencies(EventCounts counts) {
        var latencies = new LinkedHashMap<String, Percentiles>();
        latencies.put("tickToSignal", counts.tickToSignal().percentiles());
        latencies.put("signalToFix", counts.signalToFix().percentiles());
        return latencies;
    }

    private static Map<String, String> versions(History history) throws SQLException {
        var versions = new TreeMap<String, String>();
        versions.put("tickflow", Version.TICKFLOW);
        versions.put("flink", EnvironmentInformation.getVersion());
        versions.put("kafka", AppInfoParser.getVersion());
        versions.put("clickhouse", history.version());
        versions.put("java", Runtime.version().toString());
        return versions;
    }
}

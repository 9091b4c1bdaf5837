package io.tickflow.cli.backfill;

import io.tickflow.cli.console.Version;
import io.tickflow.cli.demo.DemoReport;
import io.tickflow.flink.function.HistorySpans.Span;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;

/** Assembles the report from the parts of a run. */
final class BackfillReports {

    private static final String MALFORMED = "MALFORMED_LINE";

    private BackfillReports() {}

    /**
     * @param seconds duration of the run
     */
    static BackfillReport of(
            BackfillPlan plan,
            BackfillSettings settings,
            BackfillCounts counts,
            Map<String, Span> spans,
            BackfillReport.@Nullable Savepoint savepoint,
            double seconds)
            throws IOException {
        Map<String, String> versions = versions();
        Map<String, Long> rows = Map.of();
        DemoReport.Digest digest = null;
        if (plan.clickHouse()) {
            try (var store = new BackfillStore(settings.history().clickHouse(), spans)) {
                rows = store.rows();
                digest = new DemoReport.Digest(store.featuresDigest(), store.signalsDigest());
                versions.put("clickhouse", store.version());
            }
        }
        return new BackfillReport(
                new DemoReport.Ticks(
                        counts.ticks() + counts.malformedTotal(),
                        counts.accepted(),
                        rejected(counts)),
                counts.malformed(),
                counts.heldBack(),
                counts.decisions(),
                counts.predictions(),
                counts.abstained(),
                signals(counts),
                counts.vetoes(),
                reaches(spans),
                rows,
                new DemoReport.Throughput(counts.ticks() / seconds, seconds),
                digest,
                savepoint,
                versions);
    }

    private static Map<String, Long> rejected(BackfillCounts counts) {
        var rejected = new TreeMap<>(counts.rejected());
        if (counts.malformedTotal() > 0) {
            rejected.put(MALFORMED, counts.malformedTotal());
        }
        return rejected;
    }

    private static Map<String, Long> signals(BackfillCounts counts) {
        var signals = new TreeMap<String, Long>();
        signals.put("CANDIDATE", counts.candidates());
        signals.put("VETOED", BackfillCounts.total(counts.vetoes()));
        return signals;
    }

    private static Map<String, BackfillReport.Reach> reaches(Map<String, Span> spans) {
        var reaches = new TreeMap<String, BackfillReport.Reach>();
        spans.forEach((symbol, span) -> reaches.put(symbol, BackfillReport.Reach.of(span)));
        return reaches;
    }

    private static Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        versions.put("tickflow", Version.TICKFLOW);
        versions.put("flink", EnvironmentInformation.getVersion());
        versions.put("kafka", AppInfoParser.getVersion());
        versions.put("java", Runtime.version().toString());
        return versions;
    }
}

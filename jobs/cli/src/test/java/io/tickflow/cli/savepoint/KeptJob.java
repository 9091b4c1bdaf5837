package io.tickflow.cli.savepoint;

import io.tickflow.cli.console.Home;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.testkit.builder.TestInstruments;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** Job whose savepoints are kept, by the first word of its lines in testdata/states.txt. */
enum KeptJob {
    SIGNAL(JobKind.SIGNAL, "tickflow.model.bundle"),
    /** The SignalJob with a challenger, which has a state more. */
    CANARY(JobKind.SIGNAL, "tickflow.model.bundle"),
    SHADOW(JobKind.SHADOW, "tickflow.shadow.bundle"),
    DESK(JobKind.DESK, ""),
    HISTORY(JobKind.HISTORY, "");

    private static final String BUNDLE =
            Home.resolve("models/bundles/direction-eurusd/1").toString();

    private final JobKind kind;
    private final String bundleKey;

    KeptJob(JobKind kind, String bundleKey) {
        this.kind = kind;
        this.bundleKey = bundleKey;
    }

    JobKind kind() {
        return kind;
    }

    /** First word of its lines, and of the names of its savepoints. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if the positions of its sources are its state, so that they have a line too. */
    boolean isReader() {
        return this == HISTORY || this == SHADOW;
    }

    /** Settings with which the graph can be built. */
    Configuration settings() {
        if (!bundleKey.isEmpty()) {
            return Configuration.fromMap(Map.of(bundleKey, BUNDLE));
        }
        return Configuration.fromMap(this == DESK ? TestInstruments.settings("EURUSD") : Map.of());
    }
}

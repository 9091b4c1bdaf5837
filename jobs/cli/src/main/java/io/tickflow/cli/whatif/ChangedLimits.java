package io.tickflow.cli.whatif;

import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Options of the signal checks, and of the risk checks of a desk, that a command line changes. */
record ChangedLimits(@Nullable Double gate, @Nullable Path file) {

    private static final String SIGNAL = "tickflow.signal.";
    private static final String RISK = "tickflow.risk.";

    /**
     * Options by key; the command line goes before the file.
     *
     * @throws InvalidOptionsException if the file has others
     */
    Map<String, String> options() {
        var options = new TreeMap<String, String>();
        if (file != null) {
            options.putAll(Settings.loadAlone(file).toMap());
        }
        List<String> others =
                options.keySet().stream()
                        .filter(key -> !key.startsWith(SIGNAL) && !key.startsWith(RISK))
                        .map(
                                key ->
                                        key
                                                + ": only options below "
                                                + SIGNAL
                                                + " and "
                                                + RISK
                                                + " can be tried; maybe remove it")
                        .toList();
        if (!others.isEmpty()) {
            throw new InvalidOptionsException(others);
        }
        if (gate != null) {
            options.put(SignalOptions.CONFIDENCE_MIN.key(), gate.toString());
        }
        return options;
    }

    /** True if limits of a desk are among {@code options}. */
    static boolean hasRisk(Map<String, String> options) {
        return options.keySet().stream().anyMatch(key -> key.startsWith(RISK));
    }
}

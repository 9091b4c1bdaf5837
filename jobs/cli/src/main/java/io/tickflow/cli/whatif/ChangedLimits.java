package io.tickflow.cli.whatif;

import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Options of the signal checks that a command line changes. */
record ChangedLimits(@Nullable Double gate, @Nullable Path file) {

    private static final String SIGNAL = "tickflow.signal.";

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
                        .filter(key -> !key.startsWith(SIGNAL))
                        .map(
                                key ->
                                        key
                                                + ": only options below "
                                                + SIGNAL
                                                + " can be tried, as a verdict of a desk depends on its"
                                                + " clock and on its fills; maybe remove it")
                        .toList();
        if (!others.isEmpty()) {
            throw new InvalidOptionsException(others);
        }
        if (gate != null) {
            options.put(SignalOptions.CONFIDENCE_MIN.key(), gate.toString());
        }
        return options;
    }
}

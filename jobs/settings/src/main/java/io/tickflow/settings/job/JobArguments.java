package io.tickflow.settings.job;

import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import io.tickflow.settings.store.StorePlace;
import io.tickflow.settings.store.StoredSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * Arguments of a job's main: {@code --config FILE}, or {@code --config pg:PLACE} for a store of
 * settings, and any number of {@code -Dkey=value}.
 */
public final class JobArguments {

    /** Body of a main, run with its settings. */
    @FunctionalInterface
    public interface Body {
        /** Runs the job. */
        void run(Configuration settings) throws Exception;
    }

    private JobArguments() {}

    /**
     * Parses {@code args} and runs {@code body} with the settings.
     *
     * @throws InvalidOptionsException if an argument is unknown
     */
    public static void run(String[] args, Body body) throws Exception {
        body.run(parse(args));
    }

    static Configuration parse(String[] args) {
        Map<String, String> overrides = new HashMap<>();
        List<String> problems = new ArrayList<>();
        String file = null;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--config") && i + 1 < args.length) {
                file = args[++i];
            } else if (args[i].startsWith("-D") && args[i].indexOf('=') > 2) {
                int equals = args[i].indexOf('=');
                overrides.put(args[i].substring(2, equals), args[i].substring(equals + 1));
            } else {
                problems.add("'" + args[i] + "' is neither --config FILE nor -Dkey=value");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidOptionsException(problems);
        }
        return file == null ? Configuration.fromMap(overrides) : load(file, overrides);
    }

    /**
     * Reads a file of settings, or the store at a place such as {@code
     * pg:postgresql://HOST/DATABASE}.
     *
     * @throws InvalidOptionsException if it cannot be read
     */
    public static Configuration load(String config, Map<String, String> overrides) {
        return StorePlace.isPlace(config)
                ? StoredSettings.load(config, overrides)
                : Settings.load(Path.of(config), overrides);
    }
}

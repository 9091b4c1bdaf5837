package io.tickflow.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.YamlParserUtils;

/** Reads tickflow.yaml, nested or with dotted keys, and applies overrides. */
public final class Settings {

    private Settings() {}

    /**
     * Loads {@code file} and applies {@code overrides}.
     *
     * @throws InvalidOptionsException if the file is missing or not a YAML mapping
     */
    public static Configuration load(Path file, Map<String, String> overrides) {
        var settings = new Configuration();
        read(file).forEach((key, value) -> flatten(String.valueOf(key), value, settings));
        overrides.forEach(settings::setString);
        return settings;
    }

    /** Reads the mapping; its keys are of any type of YAML. */
    private static Map<?, ?> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidOptionsException(
                    List.of(
                            Files.isDirectory(file)
                                    ? file + " is a folder, no file of settings"
                                    : "there is no file " + file));
        }
        if (!Files.isReadable(file)) {
            throw new InvalidOptionsException(List.of("cannot read " + file));
        }
        try {
            return YamlParserUtils.loadYamlFile(file.toFile());
        } catch (ClassCastException e) {
            throw new InvalidOptionsException(
                    List.of(
                            file
                                    + " is no YAML mapping: it has a list or a text where 'tickflow:' is expected"));
        } catch (Exception e) {
            // Any exception of the parser means an invalid file.
            throw new InvalidOptionsException(
                    List.of(file + " is no YAML mapping: " + e.getMessage()));
        }
    }

    private static void flatten(String key, Object value, Configuration settings) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((name, inner) -> flatten(key + '.' + name, inner, settings));
        } else if (value instanceof List<?> parts) {
            settings.setString(
                    key, parts.stream().map(String::valueOf).collect(Collectors.joining("; ")));
        } else if (value != null) {
            settings.setString(key, value.toString());
        }
    }
}

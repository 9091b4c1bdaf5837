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
     * Settings of {@code file} with {@code overrides} laid over them.
     *
     * @throws InvalidOptionsException if the file is not there or is no YAML mapping
     */
    public static Configuration load(Path file, Map<String, String> overrides) {
        var settings = new Configuration();
        read(file).forEach((key, value) -> flatten(key, value, settings));
        overrides.forEach(settings::setString);
        return settings;
    }

    private static Map<String, Object> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidOptionsException(List.of("there is no file " + file));
        }
        try {
            return YamlParserUtils.loadYamlFile(file.toFile());
        } catch (Exception e) {
            // Whatever the parser throws, the file is what is wrong.
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

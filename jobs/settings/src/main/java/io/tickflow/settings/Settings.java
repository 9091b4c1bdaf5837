package io.tickflow.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads tickflow.yaml, nested or with dotted keys, and applies overrides. */
public final class Settings {

    /** File of instruments, in the folder of the settings. */
    public static final String INSTRUMENTS = "instruments.yaml";

    private static final String OWN = "tickflow";
    private static final Set<String> INSTRUMENT_PARTS = Set.of("instruments", "calendars");

    /** Sections below {@link #OWN}; Flink has none of these names. */
    private static final Set<String> SECTIONS =
            Set.of(
                    "calendars",
                    "desk",
                    "features",
                    "feed",
                    "fix",
                    "gateway",
                    "history",
                    "instruments",
                    "kafka",
                    "mode",
                    "model",
                    "registry",
                    "risk",
                    "scoring",
                    "shadow",
                    "signal");

    private Settings() {}

    /**
     * Loads {@code file}, with the instruments in {@link #INSTRUMENTS} beside it if there are, and
     * applies {@code overrides}.
     *
     * @throws InvalidOptionsException if the file is missing, or either is not a YAML mapping
     */
    public static Configuration load(Path file, Map<String, String> overrides) {
        return load(file, file.resolveSibling(INSTRUMENTS), overrides);
    }

    /**
     * Loads {@code file} with the instruments of another folder.
     *
     * @throws InvalidOptionsException if the file is missing, or either is not a YAML mapping
     */
    public static Configuration load(Path file, Path instruments, Map<String, String> overrides) {
        var settings = new Configuration();
        if (Files.isRegularFile(instruments)) {
            addInstruments(instruments, settings);
        }
        add(file, settings);
        overrides.forEach(settings::setString);
        return settings;
    }

    /**
     * Loads {@code file} alone, without any instruments.
     *
     * @throws InvalidOptionsException if the file is missing or is no YAML mapping
     */
    public static Configuration loadAlone(Path file) {
        var settings = new Configuration();
        add(file, settings);
        return settings;
    }

    private static void add(Path file, Configuration settings) {
        mapping(file, read(file))
                .forEach((key, value) -> flatten(String.valueOf(key), value, settings));
    }

    private static void addInstruments(Path file, Configuration settings) {
        if (!(read(file) instanceof Map<?, ?> parts)) {
            throw refused(file + " is no YAML mapping: it needs 'instruments:'");
        }
        parts.forEach(
                (name, part) -> {
                    if (!INSTRUMENT_PARTS.contains(String.valueOf(name))) {
                        throw refused(
                                file
                                        + ": '"
                                        + name
                                        + ":' is neither 'instruments:' nor 'calendars:'");
                    }
                    flatten(OWN + '.' + name, part, settings);
                });
    }

    /** Checks what the file holds; an empty one is a mapping, and keys are of any type of YAML. */
    private static Map<?, ?> mapping(Path file, Object content) {
        if (!(content instanceof Map<?, ?> mapping)) {
            throw refused(
                    file
                            + " is no YAML mapping: it has a list or a text where options are expected");
        }
        Object own = mapping.get(OWN);
        if (own != null && !(own instanceof Map<?, ?>)) {
            throw refused(
                    file + ": 'tickflow:' needs options below, indented, and has '" + own + "'");
        }
        List<String> outside =
                mapping.entrySet().stream()
                        .filter(entry -> isOwn(String.valueOf(entry.getKey()), entry.getValue()))
                        .map(entry -> String.valueOf(entry.getKey()))
                        .map(
                                key ->
                                        file
                                                + ": '"
                                                + key
                                                + ":' stands outside of 'tickflow:' and would have"
                                                + " no effect; indent it")
                        .toList();
        if (!outside.isEmpty()) {
            throw new InvalidOptionsException(outside);
        }
        return mapping;
    }

    /** True for a part that belongs below {@link #OWN}; Flink has parts of the same names. */
    private static boolean isOwn(String name, Object value) {
        if (SECTIONS.contains(name)) {
            return true;
        }
        var flat = new Configuration();
        flatten(OWN + '.' + name, value, flat);
        return flat.keySet().stream()
                .anyMatch(
                        key ->
                                OptionSection.all().stream()
                                        .anyMatch(section -> section.holds(key)));
    }

    private static Object read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw refused(
                    Files.isDirectory(file)
                            ? "'" + file + "' is a folder, no file of settings"
                            : "there is no file " + file);
        }
        // As Flink reads its own file, but without a stack trace in the log.
        var yaml = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
        try (InputStream in = Files.newInputStream(file)) {
            Object content = yaml.loadFromInputStream(in);
            return content == null ? Map.of() : content;
        } catch (MarkedYamlEngineException e) {
            throw refused(file + " is no YAML: " + describe(e));
        } catch (YamlEngineException e) {
            throw refused(file + " is no YAML: it is no text in UTF-8, or has several documents");
        } catch (IOException e) {
            throw refused("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Names the place but not the text there, which may be a password. */
    private static String describe(MarkedYamlEngineException e) {
        String place =
                e.getProblemMark()
                        .map(
                                mark ->
                                        "line %d, column %d: "
                                                .formatted(
                                                        mark.getLine() + 1, mark.getColumn() + 1))
                        .orElse("");
        return place + e.getProblem();
    }

    private static InvalidOptionsException refused(String problem) {
        return new InvalidOptionsException(List.of(problem));
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

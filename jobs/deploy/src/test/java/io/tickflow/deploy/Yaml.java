package io.tickflow.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML as maps, lists and scalars; a key that stands twice is an error. */
final class Yaml {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).setAllowDuplicateKeys(false).build();

    private static final String MERGE = "<<";

    private Yaml() {}

    /** Documents of {@code file}, without empty ones. */
    static List<Object> documents(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            return documents(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documents of {@code text}, without empty ones. */
    static List<Object> documents(String text) {
        return documents(new StringReader(text));
    }

    private static List<Object> documents(Reader in) {
        List<Object> documents = new ArrayList<>();
        for (Object document : new Load(SETTINGS).loadAllFromReader(in)) {
            if (document != null) {
                documents.add(document);
            }
        }
        return documents;
    }

    /** Content of {@code value} as a mapping; empty for anything else. */
    @SuppressWarnings("unchecked") // keys of the files here are texts
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Content of {@code value} as a list; empty for anything else. */
    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** Mapping with the keys that it takes from others by YAML's merge key. */
    static Map<String, Object> merged(Map<String, Object> mapping) {
        Map<String, Object> merged = new HashMap<>();
        if (mapping.containsKey(MERGE)) {
            merged.putAll(merged(map(mapping.get(MERGE))));
        }
        merged.putAll(mapping);
        merged.remove(MERGE);
        return merged;
    }

    /** Value below {@code from} at the keys of {@code path}. */
    static Optional<Object> at(Object from, String... path) {
        Object value = from;
        for (String key : path) {
            value = map(value).get(key);
        }
        return Optional.ofNullable(value);
    }
}

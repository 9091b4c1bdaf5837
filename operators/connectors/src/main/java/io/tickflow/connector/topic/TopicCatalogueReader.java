package io.tickflow.connector.topic;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the YAML of a catalogue and collects all problems. */
final class TopicCatalogueReader {

    private static final int CODE_POINTS_MAX = 1_000_000;

    private TopicCatalogueReader() {}

    static TopicCatalogue read(String location, InputStream yaml) {
        List<String> problems = new ArrayList<>();
        List<TopicSpec> topics = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (Object entry : entries(parse(location, yaml), problems)) {
            TopicEntry topic = new TopicEntry(++number, entry, problems);
            TopicSpec spec = topic.toSpec();
            if (!names.add(spec.name())) {
                problems.add(spec.name() + ": listed twice");
            }
            topics.add(spec);
        }
        if (!problems.isEmpty()) {
            throw refused(location, problems);
        }
        return new TopicCatalogue(topics);
    }

    private static List<?> entries(Object document, List<String> problems) {
        if (document instanceof Map<?, ?> map
                && map.get("topics") instanceof List<?> entries
                && !entries.isEmpty()) {
            map.keySet().stream()
                    .filter(key -> !"topics".equals(key))
                    .forEach(key -> problems.add("'" + key + "' is not a key of a catalogue"));
            return entries;
        }
        problems.add("there is no list 'topics' with at least one topic");
        return List.of();
    }

    private static Object parse(String location, InputStream yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(CODE_POINTS_MAX);
        try {
            Object document = new Yaml(new SafeConstructor(options)).load(yaml);
            return document == null ? Map.of() : document;
        } catch (YAMLException e) {
            throw refused(location, List.of("not YAML: " + e.getMessage()));
        }
    }

    private static InvalidTopicsException refused(String location, List<String> problems) {
        return new InvalidTopicsException(
                "the topic catalogue " + location + " is refused", problems);
    }
}

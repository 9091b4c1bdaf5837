package io.tickflow.connector.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Catalogue of Tickflow's topics from {@code flink-conf/topics.yaml}.
 *
 * @param topics topics in the order of the file, with unique names
 */
public record TopicCatalogue(List<TopicSpec> topics) {

    private static final String RESOURCE = "flink-conf/topics.yaml";

    public TopicCatalogue {
        topics = List.copyOf(topics);
    }

    /** Catalogue bundled with this build. */
    public static TopicCatalogue bundled() {
        return load(RESOURCE);
    }

    /**
     * Reads the catalogue at {@code location}: a file, or else a class path resource of that name.
     *
     * @throws InvalidTopicsException if there is none, or if it is not a catalogue; the message
     *     lists every problem
     */
    public static TopicCatalogue load(String location) {
        try (InputStream in = open(location)) {
            if (in == null) {
                throw new InvalidTopicsException(
                        "the topic catalogue cannot be read",
                        List.of(location + " is neither a file nor a class path resource"));
            }
            return TopicCatalogueReader.read(location, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the topic catalogue " + location, e);
        }
    }

    /**
     * The topic of that name.
     *
     * @throws IllegalArgumentException if the catalogue has none
     */
    public TopicSpec topic(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the catalogue has no topic '" + name + "'"));
    }

    /** Returns the catalogue without the topic of this name. */
    public TopicCatalogue without(String name) {
        return new TopicCatalogue(
                topics.stream().filter(topic -> !topic.name().equals(name)).toList());
    }

    private static @Nullable InputStream open(String location) throws IOException {
        Path file = Path.of(location);
        return Files.isRegularFile(file)
                ? Files.newInputStream(file)
                : TopicCatalogue.class.getClassLoader().getResourceAsStream(location);
    }
}

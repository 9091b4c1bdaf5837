package io.tickflow.job.history.cookbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All questions of the cookbook, in alphabetical order. */
public final class Cookbook {

    private static final List<Question> QUESTIONS =
            read("index.txt").lines().map(Cookbook::question).toList();

    private Cookbook() {}

    /** All questions. */
    public static List<Question> questions() {
        return QUESTIONS;
    }

    /** Finds a question by its name. */
    public static Optional<Question> find(String name) {
        return QUESTIONS.stream().filter(question -> question.name().equals(name)).findFirst();
    }

    private static Question question(String name) {
        return Question.parse(name, read(name + ".sql"));
    }

    private static String read(String file) {
        try (InputStream text = Cookbook.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}

package io.tickflow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Javadoc of a record, read from its source and rewritten as Markdown. */
final class RecordDoc {

    private static final List<Path> SOURCES =
            List.of(
                    Path.of("../../operators/core/src/main/java"),
                    Path.of("../../models/contract/src/main/java"));
    private static final Pattern MARGIN = Pattern.compile("(?m)^ *\\* ?");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^@");
    private static final Pattern PARAM = Pattern.compile("param (\\w+) (.*)");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+) ([^}]*)}");
    private static final Pattern SENTENCE = Pattern.compile("(.*?\\.)(?: .*)?");
    private static final Pattern QUALIFIER = Pattern.compile("^(?:[a-z]\\w*\\.)+|^#");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Class<?> type;
    private final String summary;
    private final Map<String, String> components = new HashMap<>();

    private RecordDoc(Class<?> type, String comment) {
        this.type = type;
        List<String> blocks =
                BLOCK_TAG.splitAsStream(MARGIN.matcher(comment).replaceAll("")).toList();
        Matcher sentence = SENTENCE.matcher(markdown(blocks.get(0)));
        if (!sentence.matches()) {
            throw new IllegalStateException(type + " opens with no sentence");
        }
        summary = sentence.group(1);
        for (String block : blocks) {
            Matcher param = PARAM.matcher(markdown(block));
            if (param.matches()) {
                components.put(param.group(1), param.group(2));
            }
        }
    }

    /** The Javadoc of {@code type}, a public record of the core or of the model contract. */
    static RecordDoc of(Class<?> type) {
        Matcher comment =
                Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public record "
                                        + type.getSimpleName()
                                        + "\\b",
                                Pattern.DOTALL)
                        .matcher(sourceOf(type));
        if (!comment.find()) {
            throw new IllegalStateException(type + " has no Javadoc");
        }
        return new RecordDoc(type, comment.group(1));
    }

    /** First sentence. */
    String summary() {
        return summary;
    }

    /** Words about one component. */
    String component(String component) {
        String words = components.get(component);
        if (words == null) {
            throw new IllegalStateException(type + " has no @param " + component);
        }
        return words;
    }

    private String markdown(String javadoc) {
        String line = SPACE.matcher(javadoc).replaceAll(" ").strip();
        return INLINE_TAG.matcher(line).replaceAll(tag -> Matcher.quoteReplacement(inline(tag)));
    }

    private String inline(MatchResult tag) {
        String content = tag.group(2);
        return switch (tag.group(1)) {
            case "code" -> '`' + content + '`';
            case "link" ->
                    '`' + QUALIFIER.matcher(content).replaceFirst("").replace('#', '.') + '`';
            case "value" -> valueOf(content.substring(1));
            default -> throw new IllegalStateException(type + " uses " + tag.group());
        };
    }

    private String valueOf(String constant) {
        try {
            Field field = type.getDeclaredField(constant);
            return "%,d".formatted(field.getInt(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no constant " + constant, e);
        }
    }

    private static String sourceOf(Class<?> type) {
        Path file = Path.of(type.getName().replace('.', '/') + ".java");
        for (Path sources : SOURCES) {
            if (Files.exists(sources.resolve(file))) {
                try {
                    return Files.readString(sources.resolve(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException("no source of " + type);
    }
}

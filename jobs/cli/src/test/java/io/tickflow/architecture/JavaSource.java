package io.tickflow.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Source file of the project, read for its words.
 *
 * @param path path from the root of the project, or a name for messages
 * @param text content
 */
record JavaSource(String path, String text) {

    /**
     * Name found in a source file.
     *
     * @param place path and line of the name
     * @param name type or method
     * @param opening first words of its Javadoc; empty without any
     */
    record Named(String place, String name, String opening) {}

    private static final Path ROOT = Path.of("../..");
    private static final int OPENING_CHARS = 60;
    private static final Pattern DOC = Pattern.compile("/\\*\\*([^*]|\\*(?!/))*+\\*/\\s*+");
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface\\b)[\\w.]++\\s*+");
    private static final Pattern TYPE =
            Pattern.compile(
                    "(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s++)*+"
                            + "(?:class|interface|enum|record|@interface)\\s++(\\w++)");
    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest)\\b");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w++)\\(");

    /** Reads all Java files below {@code src/main} or {@code src/test} of all modules. */
    static List<JavaSource> all(String sourceSet) {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .map(ROOT::relativize)
                    .filter(path -> path.toString().contains("src/" + sourceSet + "/java/"))
                    .sorted()
                    .map(JavaSource::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaSource read(Path path) {
        try {
            return new JavaSource(path.toString(), Files.readString(ROOT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds all types with Javadoc, nested ones included. */
    List<Named> documentedTypes() {
        var types = new ArrayList<Named>();
        Matcher doc = DOC.matcher(text);
        while (doc.find()) {
            Matcher type = TYPE.matcher(text).region(afterAnnotations(doc.end()), text.length());
            if (type.lookingAt()) {
                types.add(named(type.start(1), type.group(1), openingOf(doc.group())));
            }
        }
        return types;
    }

    /** Finds all test methods. */
    List<Named> tests() {
        var tests = new ArrayList<Named>();
        Matcher test = TEST.matcher(text);
        Matcher method = METHOD.matcher(text);
        while (test.find() && method.find(test.end())) {
            tests.add(named(method.start(1), method.group(1), ""));
        }
        return tests;
    }

    private int afterAnnotations(int from) {
        int at = from;
        Matcher annotation = ANNOTATION.matcher(text).region(at, text.length());
        while (annotation.lookingAt()) {
            at = annotation.end();
            if (at < text.length() && text.charAt(at) == '(') {
                at = afterParentheses(at);
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            annotation.region(at, text.length());
        }
        return at;
    }

    private int afterParentheses(int from) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }

    private static String openingOf(String doc) {
        String words = doc.replaceAll("(?m)^\\s*\\*+/?|/\\*\\*|\\*/", " ").replaceAll("\\s+", " ");
        String opening = words.strip().replaceFirst("^<p>\\s*", "");
        return opening.length() <= OPENING_CHARS ? opening : opening.substring(0, OPENING_CHARS);
    }

    private Named named(int position, String name, String opening) {
        long line = text.substring(0, position).lines().count();
        return new Named(path + ":" + line, name, opening);
    }
}

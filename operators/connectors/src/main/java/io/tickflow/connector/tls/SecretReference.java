package io.tickflow.connector.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reference to a secret, which the host that needs it resolves: {@code file:PATH} for the first
 * line of a file, {@code env:NAME} for a variable of the environment.
 */
public final class SecretReference {

    private static final String FILE = "file:";
    private static final String VARIABLE = "env:";
    private static final Pattern FORM = Pattern.compile("(file:/.+)|(env:[A-Za-z_][A-Za-z0-9_]*)");

    private SecretReference() {}

    /** Returns true if {@code text} has the form of a reference. */
    public static boolean isReference(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Resolves a reference.
     *
     * @throws IOException naming the file or variable, if there is no such thing
     */
    public static String resolve(String reference) throws IOException {
        if (reference.startsWith(VARIABLE)) {
            String name = reference.substring(VARIABLE.length());
            String value = System.getenv(name);
            if (value == null) {
                throw new IOException("there is no variable " + name + " in the environment");
            }
            return value;
        }
        Path path = Path.of(reference.substring(FILE.length()));
        try (Stream<String> lines = Files.lines(path)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException | UncheckedIOException e) {
            throw new IOException("cannot read " + path, e);
        }
    }
}

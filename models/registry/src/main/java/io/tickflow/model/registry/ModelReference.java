package io.tickflow.model.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reference to a bundle of the registry, in one of three forms:
 *
 * <ul>
 *   <li>{@code models:/direction-eurusd@champion}: the version that an alias points at;
 *   <li>{@code models:/direction-eurusd/7}: a version;
 *   <li>{@code models:/direction-eurusd/7#DIGEST}: the same, with its exact bytes.
 * </ul>
 *
 * @param name name of the model
 * @param alias alias; null if a version is named
 * @param version version; null if an alias is named
 * @param digest digest of the bundle, 64 hexadecimal digits; null for any
 */
public record ModelReference(
        String name, @Nullable String alias, @Nullable String version, @Nullable String digest) {

    /** Start of every reference. */
    public static final String SCHEME = "models:/";

    private static final Pattern FORM =
            Pattern.compile("([^/@#]*)(?:@([^/@#]*)|/([^/@#]*)(?:#([^/@#]*))?)");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks names and forms.
     *
     * @throws RegistryException listing every problem
     */
    public ModelReference {
        var problems = new ArrayList<String>();
        RegistryNames.checkName(name, problems);
        if (alias != null) {
            RegistryNames.checkAlias(alias, problems);
        }
        if (version != null) {
            RegistryNames.checkVersion(version, problems);
        }
        if ((alias == null) == (version == null)) {
            problems.add("a reference names an alias or a version, one of them");
        }
        if (digest != null && (version == null || !DIGEST.matcher(digest).matches())) {
            problems.add(
                    "a digest follows a version and has 64 hexadecimal digits, not '"
                            + digest
                            + "'");
        }
        if (!problems.isEmpty()) {
            throw new RegistryException(problems);
        }
    }

    /** Returns true if {@code text} is meant as a reference, and not as a folder. */
    public static boolean isReference(String text) {
        return text.startsWith("models:");
    }

    /**
     * Parses a reference.
     *
     * @throws RegistryException if it has none of the three forms
     */
    public static ModelReference parse(String text) {
        Matcher form = FORM.matcher(text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : "");
        if (!form.matches()) {
            throw new RegistryException(
                    List.of(
                            "'"
                                    + text
                                    + "' is no reference to a model. Maybe"
                                    + " models:/direction-eurusd@champion, or"
                                    + " models:/direction-eurusd/1"));
        }
        return new ModelReference(form.group(1), form.group(2), form.group(3), form.group(4));
    }

    /** Reference to an alias. */
    public static ModelReference toAlias(String name, String alias) {
        return new ModelReference(name, alias, null, null);
    }

    /** Reference to a version. */
    public static ModelReference toVersion(String name, String version) {
        return new ModelReference(name, null, version, null);
    }

    /** Returns true if it can never mean another bundle. */
    public boolean isExact() {
        return digest != null;
    }

    /** Form that {@link #parse} reads. */
    @Override
    public String toString() {
        return SCHEME
                + name
                + (alias != null ? '@' + alias : "/" + version)
                + (digest != null ? '#' + digest : "");
    }
}

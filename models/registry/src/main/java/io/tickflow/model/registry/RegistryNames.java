package io.tickflow.model.registry;

import java.util.List;
import java.util.regex.Pattern;

/** Rules for names: each is a single folder of the tree and a word of a reference. */
final class RegistryNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_-]{0,49}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. -]{0,199}");

    private RegistryNames() {}

    static void checkName(String name, List<String> problems) {
        check("the name of a model", name, problems);
    }

    static void checkVersion(String version, List<String> problems) {
        check("a version", version, problems);
    }

    private static void check(String what, String name, List<String> problems) {
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    what
                            + " is 1 to 100 of A-Z, a-z, 0-9, '.', '_' and '-', not '"
                            + name
                            + "'. Maybe direction-eurusd");
        }
    }

    static void checkAlias(String alias, List<String> problems) {
        if (alias.equals("latest")) {
            problems.add(
                    "no alias is called latest: nothing moves without being asked. Maybe champion");
        } else if (!ALIAS.matcher(alias).matches()) {
            problems.add(
                    "an alias is 1 to 50 of a-z, 0-9, '_' and '-' and begins with a letter, not '"
                            + alias
                            + "'. Maybe champion");
        }
    }

    /** Returns true for a file name without folders, control characters and a leading dot. */
    static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }
}

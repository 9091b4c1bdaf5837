package io.tickflow.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics that an expression of Prometheus asks for. */
public final class PromQl {

    /** Several metrics by the beginning of their names, as rules may ask for them. */
    private static final Pattern BY_PREFIX = Pattern.compile("__name__=~\"([\\w:]+)\\.\\+\"");

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LABELS =
            Pattern.compile(
                    "\\{[^}]*}|\\[[^\\]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "sum", "min", "max", "count");

    private PromQl() {}

    /** Their names; one that ends in an underscore stands for all that begin with it. */
    public static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher prefix = BY_PREFIX.matcher(expression);
        while (prefix.find()) {
            names.add(prefix.group(1));
        }
        String bare = TEXT.matcher(expression).replaceAll("");
        Matcher name = NAME.matcher(LABELS.matcher(bare).replaceAll(" "));
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }
}

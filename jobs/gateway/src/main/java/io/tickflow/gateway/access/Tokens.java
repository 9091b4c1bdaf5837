package io.tickflow.gateway.access;

import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Callers by the hashes of their tokens. A line each: {@code NAME ROLE HASH}, separated by spaces;
 * {@code #} begins a comment. Contains no secret.
 */
public final class Tokens {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int WORDS = 3;

    private final Map<String, Identity> byHash;

    private Tokens(Map<String, Identity> byHash) {
        this.byHash = Map.copyOf(byHash);
    }

    /** No callers. */
    public static Tokens none() {
        return new Tokens(Map.of());
    }

    /**
     * Reads lines.
     *
     * @param problems gets a sentence for every wrong line
     */
    public static Tokens parse(String text, List<String> problems) {
        var byHash = new HashMap<String, Identity>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                String problem = add(line, byHash);
                if (!problem.isEmpty()) {
                    problems.add("tokens, line " + number + ": " + problem);
                }
            }
        }
        return new Tokens(byHash);
    }

    /** Adds a line; gives a problem that does not repeat it, as it may hold a secret. */
    private static String add(String line, Map<String, Identity> byHash) {
        String[] words = SPACE.split(line, -1);
        if (words.length != WORDS
                || !NAME.matcher(words[0]).matches()
                || !HASH.matcher(words[2]).matches()) {
            return "must be NAME ROLE HASH, with the SHA-256 of the token in 64 hexadecimal digits."
                    + " Maybe make one with bin/tickflow gateway --new-token NAME:ROLE";
        }
        List<String> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            roles.add(role.name());
            if (role.name().equalsIgnoreCase(words[1])) {
                byHash.put(words[2], new Identity(words[0], role));
                return "";
            }
        }
        return "the role must be one of " + String.join(", ", roles).toLowerCase(Locale.ROOT);
    }

    /** Returns true for a name that a caller may have. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Line of a token, for the file. */
    public static String line(String name, Role role, String secret) {
        return name + ' ' + role.name().toLowerCase(Locale.ROOT) + ' ' + Token.hash(secret);
    }

    /** Caller with a token; empty if nobody has it. */
    public Optional<Identity> find(String secret) {
        return Optional.ofNullable(byHash.get(Token.hash(secret)));
    }

    /** Returns true if nobody has a token. */
    public boolean isEmpty() {
        return byHash.isEmpty();
    }
}

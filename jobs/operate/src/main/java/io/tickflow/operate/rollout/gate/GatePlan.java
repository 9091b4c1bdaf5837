package io.tickflow.operate.rollout.gate;

import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Window and gates of a rollout.
 *
 * @param windowMillis time for which the gates are watched, from the first decision
 * @param rules gates, one of each kind at most
 * @param shadow gates of the shadow before the rollout, with a window of 0 if nobody asked for it;
 *     null without any
 */
public record GatePlan(long windowMillis, List<GateRule> rules, @Nullable GatePlan shadow) {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final String WINDOW_KEY = "window";
    private static final String GATES = "gates";

    /** Copies the rules. */
    public GatePlan {
        rules = List.copyOf(rules);
    }

    /** Creates a plan without a shadow. */
    public GatePlan(long windowMillis, List<GateRule> rules) {
        this(windowMillis, rules, null);
    }

    /** Every gate by its defaults. */
    public static GatePlan standard() {
        return parted(WINDOW.toMillis(), Arrays.stream(GateKind.values()).map(GateKind::standard));
    }

    /**
     * Reads a file of gates; gates and parts that it does not name have their defaults.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static GatePlan read(Path file) {
        return of(file.toString(), Settings.loadAlone(file).toMap());
    }

    static GatePlan of(String file, Map<String, String> keys) {
        List<String> problems = new ArrayList<>();
        long windowMillis = WINDOW.toMillis();
        Map<GateKind, GateParts> gates = new EnumMap<>(GateKind.class);
        for (GateKind kind : GateKind.values()) {
            gates.put(kind, new GateParts(kind));
        }
        for (Map.Entry<String, String> entry : new TreeMap<>(keys).entrySet()) {
            String[] words = entry.getKey().split("\\.", 3);
            try {
                if (entry.getKey().equals(WINDOW_KEY)) {
                    windowMillis = GateParts.positiveMillis(entry.getValue());
                } else if (words.length == 3 && words[0].equals(GATES)) {
                    GateParts parts = GateKind.of(words[1]).map(gates::get).orElse(null);
                    if (parts == null) {
                        problems.add(words[1] + ": no such gate; there are " + labels());
                    } else {
                        parts.set(words[2], entry.getValue());
                    }
                } else {
                    problems.add(
                            entry.getKey()
                                    + ": no such key; a file of gates has 'window' and, below"
                                    + " 'gates', the gates "
                                    + labels());
                }
            } catch (IllegalArgumentException e) {
                problems.add(entry.getKey() + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidOptionsException(
                    problems.stream().map(problem -> file + ": " + problem).toList());
        }
        return parted(windowMillis, gates.values().stream().flatMap(parts -> parts.rule()));
    }

    /** Parts the gates of the shadow, whose window the caller gives, from the others. */
    private static GatePlan parted(long windowMillis, Stream<GateRule> rules) {
        Map<Boolean, List<GateRule>> parts =
                rules.collect(Collectors.partitioningBy(rule -> rule.kind().ofShadow()));
        return new GatePlan(
                windowMillis,
                parts.getOrDefault(false, List.of()),
                new GatePlan(0, parts.getOrDefault(true, List.of())));
    }

    /** Copy with another window. */
    public GatePlan within(Duration window) {
        return new GatePlan(window.toMillis(), rules, shadow);
    }

    /** Returns true if a shadow is to run before the rollout. */
    public boolean hasShadow() {
        return shadow != null && shadow.windowMillis() > 0;
    }

    /** Copy with a shadow that is watched for {@code window} first; null for none. */
    public GatePlan shadowed(@Nullable Duration window) {
        return new GatePlan(
                windowMillis,
                rules,
                window == null || shadow == null ? null : shadow.within(window));
    }

    private static String labels() {
        return String.join(", ", Arrays.stream(GateKind.values()).map(GateKind::label).toList());
    }
}

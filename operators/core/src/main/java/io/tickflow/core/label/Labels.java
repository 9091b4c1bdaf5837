package io.tickflow.core.label;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Registry of label families; makes labels from their names. */
public final class Labels {

    /** Default label of a direction model. */
    public static final Label SM_N5 = new SmoothedMid(5);

    private static final int AHEAD_MAX = 1_000;
    private static final long SECOND_MILLIS = 1_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final long GRID_MILLIS = 12 * SECOND_MILLIS;
    private static final double SPREADS_MAX = 1_000;

    private static final String DURATION = "([1-9][0-9]{0,8})(ms|s|m|h)";
    private static final Pattern SMOOTHED = Pattern.compile("sm_N([1-9][0-9]{0,8})");
    private static final Pattern RETURN = Pattern.compile("ret_" + DURATION);
    private static final Pattern VOLATILITY = Pattern.compile("rv_" + DURATION);
    private static final Pattern VOLATILITY_SECONDS = Pattern.compile("rv([1-9][0-9]{0,8})()");
    private static final Pattern BARRIER =
            Pattern.compile("tb_([0-9]{1,4}(?:\\.[0-9]{1,3})?)_" + DURATION);

    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", SECOND_MILLIS, "", SECOND_MILLIS, "m", 60_000L, "h", HOUR_MILLIS);

    private static final List<LabelFamily> FAMILIES =
            List.of(
                    new LabelFamily(
                            "sm_N<k>",
                            "sm_N5",
                            "1 if mean(mid[t+1] .. mid[t+k]) > mid[t], 0 if below, t and k in"
                                    + " ticks; k 1 to 1,000"),
                    new LabelFamily(
                            "ret_<duration>",
                            "ret_60s",
                            "1 if the mid current after the duration is above mid[t], 0 if below;"
                                    + " 1ms to 24h"),
                    new LabelFamily(
                            "rv_<duration>",
                            "rv_60s",
                            "1 if the realised variance of mid over the next duration is above"
                                    + " that over the past one, 0 if below, both on a grid of"
                                    + " twelfths from t; only at the first tick after each close"
                                    + " of a sixth of the duration, in UTC; 12s to 4h in steps of"
                                    + " 12s; rv60 is rv_60s"),
                    new LabelFamily(
                            "tb_<spreads>_<duration>",
                            "tb_1_120s",
                            "1 if mid rises by that many S within the duration before it falls by"
                                    + " as many, 0 if it falls first, otherwise as ret_<duration>;"
                                    + " above 0 to 1,000 S, 1ms to 1h"));

    private Labels() {}

    /** All families. */
    public static List<LabelFamily> families() {
        return FAMILIES;
    }

    /**
     * Makes a label.
     *
     * @throws IllegalArgumentException if no label has this name, with the names that exist
     */
    public static Label parse(String name) {
        Matcher smoothed = SMOOTHED.matcher(name);
        if (smoothed.matches()) {
            int ahead = Integer.parseInt(smoothed.group(1));
            require(ahead <= AHEAD_MAX, name, "at most 1,000 ticks ahead, such as sm_N5");
            return new SmoothedMid(ahead);
        }
        Matcher mid = RETURN.matcher(name);
        if (mid.matches()) {
            long millis = millis(mid, 1);
            require(millis <= DAY_MILLIS, name, "at most 24h, such as ret_60s");
            return new MidReturn(name, millis);
        }
        Matcher barrier = BARRIER.matcher(name);
        if (barrier.matches()) {
            return barrier(name, Double.parseDouble(barrier.group(1)), millis(barrier, 2));
        }
        return volatility(name);
    }

    private static Label barrier(String name, double spreads, long millis) {
        require(spreads > 0 && spreads <= SPREADS_MAX, name, "above 0 to 1,000 spreads");
        require(millis <= HOUR_MILLIS, name, "at most 1h, such as tb_1_120s");
        return new TripleBarrier(name, spreads, millis);
    }

    private static Label volatility(String name) {
        for (Pattern pattern : List.of(VOLATILITY, VOLATILITY_SECONDS)) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                long millis = millis(matcher, 1);
                require(
                        millis % GRID_MILLIS == 0 && millis <= 4 * HOUR_MILLIS,
                        name,
                        "a multiple of 12s up to 4h, such as rv_60s");
                return new VolatilityRise(name, millis);
            }
        }
        throw new IllegalArgumentException(unknown(name));
    }

    private static long millis(Matcher matcher, int group) {
        Long unit = UNITS.get(matcher.group(group + 1));
        return Long.parseLong(matcher.group(group)) * (unit == null ? 1 : unit);
    }

    private static void require(boolean holds, String name, String right) {
        if (!holds) {
            throw new IllegalArgumentException("label '" + name + "' is refused: " + right);
        }
    }

    private static String unknown(String name) {
        String known =
                FAMILIES.stream()
                        .map(family -> family.pattern() + " (" + family.example() + ")")
                        .collect(Collectors.joining(", "));
        String near =
                FAMILIES.stream()
                        .map(LabelFamily::example)
                        .filter(
                                example ->
                                        name.toLowerCase(Locale.ROOT)
                                                .startsWith(
                                                        example.substring(0, example.indexOf('_'))))
                        .findFirst()
                        .map(example -> ". Maybe " + example + "?")
                        .orElse("");
        return "there is no label '" + name + "'; there are " + known + near;
    }
}

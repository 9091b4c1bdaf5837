package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.List;

/**
 * Position of a tick in the day and the week, by its event time alone; without state.
 *
 * <ul>
 *   <li>{@code time_of_day_sin}, {@code time_of_day_cos}: of the angle of the day in UTC, 0 at
 *       midnight.
 *   <li>{@code day_of_week}: 1 (Monday) to 7 in UTC.
 *   <li>{@code session_tokyo} (9 to 18), {@code session_london} (8 to 17), {@code session_new_york}
 *       (8 to 17): 1 if it is that time there, daylight saving included, on whatever day; else 0.
 *   <li>{@code session_age_hours}: since the first tick of the symbol's session. It is the age by
 *       definition, so no number of ticks makes it independent of where the session started.
 * </ul>
 */
final class TradingHours {

    private static final TickSpecs GROUP = new TickSpecs("calendar");

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.byTicks(
                            "time_of_day_sin",
                            "sine of the time of day in UTC, 24 h being the circle",
                            FeatureUnit.NONE,
                            0,
                            0),
                    GROUP.byTicks(
                            "time_of_day_cos",
                            "cosine of the time of day in UTC, 24 h being the circle",
                            FeatureUnit.NONE,
                            0,
                            0),
                    GROUP.byTicks(
                            "day_of_week",
                            "day of the week in UTC, 1 = Monday to 7",
                            FeatureUnit.NONE,
                            0,
                            0),
                    session("session_tokyo", "09:00 to 18:00 in Asia/Tokyo"),
                    session("session_london", "08:00 to 17:00 in Europe/London"),
                    session("session_new_york", "08:00 to 17:00 in America/New_York"),
                    GROUP.byTicks(
                            "session_age_hours",
                            "hours since the first tick of the session",
                            FeatureUnit.HOURS,
                            0,
                            0));

    private static final ZoneHours TOKYO = new ZoneHours("Asia/Tokyo", 9, 18);
    private static final ZoneHours LONDON = new ZoneHours("Europe/London", 8, 17);
    private static final ZoneHours NEW_YORK = new ZoneHours("America/New_York", 8, 17);
    private static final long DAY_MILLIS = 86_400_000;
    private static final double HOUR_MILLIS = 3_600_000;
    private static final int DAYS_A_WEEK = 7;

    /** The epoch began on a Thursday, the fourth day. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private TradingHours() {}

    private static FeatureSpec session(String name, String hours) {
        String definition = "1 from " + hours + ", else 0";
        return GROUP.byTicks(name, definition, FeatureUnit.NONE, 0, 0);
    }

    /** Appends the features of a tick at {@code millis}, epoch milliseconds. */
    static void emit(long millis, long sessionAgeMillis, FeatureWriter out) {
        double angle = 2 * StrictMath.PI * StrictMath.floorMod(millis, DAY_MILLIS) / DAY_MILLIS;
        out.put(StrictMath.sin(angle));
        out.put(StrictMath.cos(angle));
        long day = StrictMath.floorDiv(millis, DAY_MILLIS);
        out.put(StrictMath.floorMod(day + EPOCH_DAY_OF_WEEK, DAYS_A_WEEK) + 1);
        out.put(TOKYO.contain(millis) ? 1 : 0);
        out.put(LONDON.contain(millis) ? 1 : 0);
        out.put(NEW_YORK.contain(millis) ? 1 : 0);
        out.put(sessionAgeMillis / HOUR_MILLIS);
    }
}

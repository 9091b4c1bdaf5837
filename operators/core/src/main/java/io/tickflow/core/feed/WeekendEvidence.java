package io.tickflow.core.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Infers a server's clock from weekends. Currencies and metals stop on Friday at 17:00 in New York
 * and reopen on Sunday at 17:00 or 18:00, so the right rule maps both ends there. Pure functions.
 */
final class WeekendEvidence {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int CLOSE_HOUR = 17;
    private static final int CLOSE_POINTS = 2;
    private static final int REOPENING_HOUR_MAX = 18;
    private static final int ENDS = 2;

    /**
     * Largest distance of the last tick before the close and the first tick after reopening, in a
     * thin market.
     */
    private static final Duration QUIET_MAX = Duration.ofMinutes(30);

    /** Longest weekend with adjacent holidays; a longer silence means a feed that was off. */
    private static final Duration WEEKEND_MAX = Duration.ofDays(4);

    private static final Duration CLOCK_ERROR_MAX = Duration.ofMinutes(5);
    private static final DateTimeFormatter SERVER_TIME =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT);

    private final AssetClass assetClass;
    private final List<Silence> weekends;

    private WeekendEvidence(AssetClass assetClass, List<Silence> weekends) {
        this.assetClass = assetClass;
        this.weekends = weekends;
    }

    /** Draws the conclusion from the weekends among {@code overADay}. */
    static ClockFinding of(AssetClass assetClass, List<Silence> overADay) {
        List<Silence> weekends = overADay.stream().filter(WeekendEvidence::isWeekend).toList();
        return weekends.isEmpty()
                ? ClockFinding.none("these ticks contain no weekend")
                : new WeekendEvidence(assetClass, weekends).finding();
    }

    /** Returns true if the silence contains noon of a Saturday, which is closed at any offset. */
    private static boolean isWeekend(Silence silence) {
        LocalDateTime start = local(silence.startServerLocalMillis());
        LocalDateTime noon =
                start.toLocalDate()
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
                        .atTime(LocalTime.NOON);
        return silence.millis() <= WEEKEND_MAX.toMillis()
                && !start.isAfter(noon)
                && local(silence.endServerLocalMillis()).isAfter(noon);
    }

    private ClockFinding finding() {
        List<ClockRule> best = new ArrayList<>();
        int bestPoints = 0;
        for (ClockRule rule : ClockRule.ALL) {
            int points = points(rule);
            if (points > bestPoints) {
                best.clear();
                bestPoints = points;
            }
            if (points == bestPoints) {
                best.add(rule);
            }
        }
        int ends = ENDS * weekends.size();
        int explained = explainedEnds(best.get(0));
        if (ENDS * explained <= ends) {
            return ClockFinding.none(
                    "no rule puts more than half of the ends of %s at New York's close and reopening; %s"
                            .formatted(count(), last()));
        }
        String words =
                "%d of %d ends of %s lie at New York's close (Friday 17:00) and reopening (Sunday 17:00 or 18:00); %s"
                        .formatted(explained, ends, count(), last());
        return agree(best)
                ? new ClockFinding(best, words)
                : ClockFinding.none("by " + best + ", which differ, " + words);
    }

    private int points(ClockRule rule) {
        return weekends.stream()
                .mapToInt(weekend -> closePoints(rule, weekend) + reopeningPoints(rule, weekend))
                .sum();
    }

    private int explainedEnds(ClockRule rule) {
        int ends = 0;
        for (Silence weekend : weekends) {
            ends += closePoints(rule, weekend) > 0 ? 1 : 0;
            ends += reopeningPoints(rule, weekend) > 0 ? 1 : 0;
        }
        return ends;
    }

    private static int closePoints(ClockRule rule, Silence weekend) {
        LocalDateTime close = newYork(rule, weekend.startServerLocalMillis());
        boolean explained =
                close.getDayOfWeek() == DayOfWeek.FRIDAY
                        && isWithin(close, CLOSE_HOUR, QUIET_MAX.negated(), CLOCK_ERROR_MAX);
        return explained ? CLOSE_POINTS : 0;
    }

    private int reopeningPoints(ClockRule rule, Silence weekend) {
        LocalDateTime reopening = newYork(rule, weekend.endServerLocalMillis());
        if (reopening.getDayOfWeek() == DayOfWeek.SUNDAY) {
            for (int hour = CLOSE_HOUR; hour <= REOPENING_HOUR_MAX; hour++) {
                if (isWithin(reopening, hour, CLOCK_ERROR_MAX.negated(), QUIET_MAX)) {
                    return assetClass.pointsOfReopening(hour);
                }
            }
        }
        return 0;
    }

    private static boolean isWithin(LocalDateTime time, int hour, Duration from, Duration to) {
        var off = Duration.between(time.toLocalDate().atTime(hour, 0), time);
        return off.compareTo(from) >= 0 && off.compareTo(to) <= 0;
    }

    /** Returns true if all rules give the same UTC times, so that any of them will do. */
    private boolean agree(List<ClockRule> rules) {
        ClockRule first = rules.get(0);
        return weekends.stream()
                .flatMap(
                        weekend ->
                                List.of(
                                        weekend.startServerLocalMillis(),
                                        weekend.endServerLocalMillis())
                                        .stream())
                .allMatch(
                        millis ->
                                rules.stream()
                                        .allMatch(
                                                rule ->
                                                        rule.aheadMillis(millis)
                                                                == first.aheadMillis(millis)));
    }

    private static LocalDateTime newYork(ClockRule rule, long serverLocalMillis) {
        return LocalDateTime.ofInstant(
                Instant.ofEpochMilli(rule.time().toUtcMillis(serverLocalMillis)), NEW_YORK);
    }

    private static LocalDateTime local(long serverLocalMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(serverLocalMillis), ZoneOffset.UTC);
    }

    private String count() {
        return weekends.size() == 1 ? "1 weekend" : weekends.size() + " weekends";
    }

    private String last() {
        Silence last = weekends.get(weekends.size() - 1);
        return "the last one is "
                + SERVER_TIME.format(local(last.startServerLocalMillis()))
                + " to "
                + SERVER_TIME.format(local(last.endServerLocalMillis()))
                + " by the server";
    }
}

package io.tickflow.ticks.text;

import io.tickflow.ticks.DateOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells day and month apart in dates that end with the year: by a number above twelve, or because
 * the days of a file follow one another in one order and are months apart in the other.
 */
final class DateOrderJudge {

    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})\\b.*");
    private static final int MONTHS = 12;
    private static final int NEAR_DAYS_MAX = 7;
    private static final int FAR_DAYS_MIN = 20;

    private final Run dayFirst = new Run();
    private final Run monthFirst = new Run();
    private String example = "";

    /** Dates of a file read in one order. */
    private static final class Run {
        private final CalendarDays days = new CalendarDays();
        private long last = ClockText.NONE;
        private boolean possible = true;
        private boolean backwards;
        private long gapDaysMax;

        private void add(int year, int month, int day) {
            long date = days.of(year, month, day);
            possible &= date != ClockText.NONE;
            if (last != ClockText.NONE && date != ClockText.NONE) {
                backwards |= date < last;
                gapDaysMax = Math.max(gapDaysMax, date - last);
            }
            last = date;
        }

        private boolean isSmooth() {
            return !backwards && gapDaysMax > 0 && gapDaysMax <= NEAR_DAYS_MAX;
        }

        private boolean isRough() {
            return backwards || gapDaysMax >= FAR_DAYS_MIN;
        }
    }

    /** Returns true if the year is at the end of a date. */
    static boolean isYearLast(String cell) {
        return YEAR_LAST.matcher(cell).matches();
    }

    /** Adds the next date of the file; a cell without one is ignored. */
    void add(String cell) {
        Matcher date = YEAR_LAST.matcher(cell);
        if (!date.matches()) {
            return;
        }
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(2));
        int year = Integer.parseInt(date.group(3));
        if (Math.max(first, second) > MONTHS && Math.min(first, second) > MONTHS) {
            return;
        }
        example = cell;
        dayFirst.add(year, second, first);
        monthFirst.add(year, first, second);
    }

    /** Returns true if a number above twelve has settled it. */
    boolean isSettled() {
        return dayFirst.possible != monthFirst.possible;
    }

    /** Order by all dates so far; null if they do not tell. */
    @Nullable DateOrder order() {
        if (isSettled()) {
            return dayFirst.possible ? DateOrder.DMY : DateOrder.MDY;
        }
        if (dayFirst.isSmooth() && monthFirst.isRough()) {
            return DateOrder.DMY;
        }
        return monthFirst.isSmooth() && dayFirst.isRough() ? DateOrder.MDY : null;
    }

    /** Last date that was read, for a message. */
    String example() {
        return example;
    }
}

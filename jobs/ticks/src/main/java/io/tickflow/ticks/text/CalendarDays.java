package io.tickflow.ticks.text;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days since 1970 of dates, with the last one cached, as ticks of one day follow one another. */
final class CalendarDays {

    private static final int YEAR_MIN = 1970;
    private static final int YEAR_MAX = 2199;

    private int year;
    private int month;
    private int dayOfMonth;
    private long cached;

    /** Days since 1970, or {@link ClockText#NONE} if there is no such date. */
    long of(int ofYear, int ofMonth, int ofDay) {
        if (ofDay == dayOfMonth && ofMonth == month && ofYear == year) {
            return cached;
        }
        boolean valid =
                ofYear >= YEAR_MIN
                        && ofYear <= YEAR_MAX
                        && ofMonth >= 1
                        && ofMonth <= 12
                        && ofDay >= 1
                        && ofDay <= YearMonth.of(ofYear, ofMonth).lengthOfMonth();
        if (!valid) {
            return ClockText.NONE;
        }
        year = ofYear;
        month = ofMonth;
        dayOfMonth = ofDay;
        cached = LocalDate.of(ofYear, ofMonth, ofDay).toEpochDay();
        return cached;
    }
}

package io.tickflow.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedSurveyTest {

    private static final long START = 1_400_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    private final FeedSurvey survey = new FeedSurvey();

    @Test
    void shouldStartEmpty() {
        assertThat(survey.quotes()).isEqualTo(new QuoteCounts(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(survey.tickRate()).isEqualTo(new TickRate(0, 0, 0, 0, 0));
        assertThat(survey.gaps().overADay()).isEmpty();
        assertThat(survey.lag()).isEqualTo(AppendLag.NONE);
    }

    @Test
    void shouldCountFaultyQuotes() {
        survey.add(START, 1.1, 1.2, 6);
        survey.add(START, 1.3, 1.2, 2);
        survey.add(START - 1, 1.2, 1.2, 4);
        survey.add(START + 1, Double.NaN, 1.2, 0);
        survey.add(START + 2, 1.1, 0, 8);
        survey.addMalformed(3);

        assertThat(survey.quotes()).isEqualTo(new QuoteCounts(5, 3, 1, 1, 1, 1, 2, 2));
    }

    @Test
    void shouldCountGapsApartFromSilencesOverDay() {
        quote(START);
        quote(START + MINUTE);
        quote(START + 2 * MINUTE + 1);
        quote(START + 10 * MINUTE);
        quote(START + 10 * MINUTE + DAY);
        quote(START + 10 * MINUTE + 2 * DAY + 1);
        quote(START + 10 * MINUTE + 2 * DAY + 2);

        Gaps gaps = survey.gaps();

        assertThat(gaps.count()).isEqualTo(3);
        assertThat(gaps.totalMillis()).isEqualTo(DAY + 9 * MINUTE);
        assertThat(gaps.longest())
                .isEqualTo(new Silence(START + 10 * MINUTE, START + 10 * MINUTE + DAY));
        assertThat(gaps.overADay())
                .containsExactly(
                        new Silence(START + 10 * MINUTE + DAY, START + 10 * MINUTE + 2 * DAY + 1));
    }

    @Test
    void shouldNotCountWrongClockAsWeekend() {
        quote(START);
        quote(START + 3 * DAY);
        quote(START + 1);
        quote(START + 2);

        assertThat(survey.gaps()).isEqualTo(new Gaps(0, 0, null, List.of()));
        assertThat(survey.quotes().outOfOrder()).isEqualTo(1);
    }

    @Test
    void shouldTakeAtMostTenYearsOfWeekends() {
        for (int i = 0; i <= 1_000; i++) {
            quote(START + 2L * i * DAY);
        }

        assertThat(survey.gaps().overADay()).hasSize(520);
        assertThat(survey.tickRate().ticksPerSecondMean()).isPositive();
    }

    @Test
    void shouldMeasureThePaceWithoutWeekends() {
        quote(START + 900);
        for (int i = 0; i < 5; i++) {
            quote(START + 2_000 + i);
        }
        quote(START + 10_900);
        quote(START + 10_900 + 2 * DAY);
        quote(START + 10_900 + 2 * DAY);

        TickRate pace = survey.tickRate();

        assertThat(pace)
                .isEqualTo(
                        new TickRate(START + 900, START + 10_900 + 2 * DAY, 0.8, START + 2_000, 5));
    }

    @Test
    void shouldCountTicksWithNearlySmallestLag() {
        // Minutes -2, 2, -6, -2 and 3.
        long[] lagSeconds = {-100, 120, -301, -61, 180};
        for (long lag : lagSeconds) {
            survey.add(START, 1.1, 1.2, 6, START + 1_000 * lag);
        }

        assertThat(survey.lag()).isEqualTo(new AppendLag(5, -301_000, 180_000, 3));
    }

    private void quote(long millis) {
        survey.add(millis, 1.1, 1.2, 6);
    }

    @Test
    void shouldFindHourThatTheClockRepeats() {
        long start = Instant.parse("2024-11-03T07:30:00Z").toEpochMilli();
        for (int i = 0; i < 240; i++) {
            long back = i >= 90 ? 3_600_000 : 0;
            survey.add(start + i * 60_000L - back, 69_000, 69_010, 6);
        }

        assertThat(survey.repeatedHour())
                .isEqualTo(
                        new RepeatedHour(
                                Instant.parse("2024-11-03T08:59:00Z").toEpochMilli(),
                                Instant.parse("2024-11-03T08:00:00Z").toEpochMilli(),
                                List.of("new-york+7h")));
        assertThat(survey.quotes().outOfOrder()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeLateTicksForRepeatedHour() {
        long start = Instant.parse("2024-11-05T08:30:00Z").toEpochMilli();
        survey.add(start, 1, 2, 6);
        survey.add(start - 40 * 60_000, 1, 2, 6);
        survey.add(Instant.parse("2024-11-03T08:50:00Z").toEpochMilli(), 1, 2, 6);
        survey.add(Instant.parse("2024-11-03T08:45:00Z").toEpochMilli(), 1, 2, 6);

        assertThat(survey.repeatedHour()).isNull();
    }
}

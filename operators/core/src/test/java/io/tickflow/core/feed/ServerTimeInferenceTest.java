package io.tickflow.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.core.market.RealTicks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTimeInferenceTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Path REAL_TICKS = Path.of("../../../shared/data");
    private static final Instant LIVE = Instant.parse("2014-07-16T10:00:00Z");

    private final FeedSurvey survey = new FeedSurvey();

    /** Reading of a server's clock at an instant, read as UTC. */
    private static UnaryOperator<Instant> clock(String rule) {
        if (rule.startsWith("new-york")) {
            int ahead = rule.equals("new-york+7h") ? 7 : 0;
            return utc -> shifted(utc, NEW_YORK).plus(Duration.ofHours(ahead));
        }
        return utc -> shifted(utc, ZoneId.of(rule));
    }

    private static Instant shifted(Instant utc, ZoneId zone) {
        return utc.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({
        // One half of the year: the rule and its offset, and Europe's where both are on it.
        "new-york+7h,   2014-06-01, 4, new-york+7h,   +03:00 Europe/Athens",
        "new-york+7h,   2014-01-10, 4, new-york+7h,   +02:00 Europe/Athens",
        "+03:00,        2014-06-01, 4, new-york+7h,   +03:00 Europe/Athens",
        "Europe/Athens, 2014-06-01, 4, new-york+7h,   +03:00 Europe/Athens",
        // Weeks with daylight saving in the United States but not in Europe.
        "new-york+7h,   2014-03-14, 2, new-york+7h,   +03:00",
        "Europe/Athens, 2014-03-14, 2, +02:00,        Europe/Athens",
        // Both halves: one rule is left.
        "new-york+7h,   2014-02-01, 30, new-york+7h,  ''",
        "Europe/Athens, 2014-02-01, 30, Europe/Athens, ''",
        "Europe/London, 2014-02-01, 30, Europe/London, ''",
        "UTC,           2014-02-01, 30, UTC,          ''",
        "+03:00,        2014-02-01, 30, +03:00,       ''",
        "-05:00,        2014-02-01, 30, -05:00,       ''",
        "+14:00,        2014-02-01, 30, +14:00,       ''",
        "-12:00,        2014-02-01, 30, -12:00,       ''",
        "new-york,      2014-02-01, 30, new-york,     ''",
        // Other offsets in one half of the year.
        "-05:00,        2014-06-01, 4, -05:00,        ''",
        "-04:00,        2014-06-01, 4, -04:00,        new-york",
        "+01:00,        2014-06-01, 4, +01:00,        Europe/London",
        // One weekend, New York's change within it.
        "new-york+7h,   2014-03-07, 1, new-york+7h,   ''",
        "new-york+7h,   2014-10-31, 1, new-york+7h,   ''",
    })
    void shouldReadTheRuleFromWeekends(
            String server, LocalDate from, int weekends, String rule, String alternatives) {
        weekends(clock(server), from, weekends, 17);

        ServerTimeVerdict verdict = ServerTimeInference.infer("EURUSD", survey);

        assertThat(verdict.rule()).as(verdict.toString()).isEqualTo(rule);
        assertThat(String.join(" ", verdict.alternatives())).isEqualTo(alternatives);
        assertThat(verdict.confidence())
                .isEqualTo(
                        alternatives.isEmpty() ? Confidence.TOLD_APART : Confidence.AMONG_EQUALS);
        assertThat(verdict.evidence())
                .startsWith(
                        "%d of %d ends of %d weekend"
                                .formatted(2 * weekends, 2 * weekends, weekends));
    }

    @ParameterizedTest
    @CsvSource({"XAUUSD.", "EURUSD", "US500"})
    void shouldKnowThatSomeReopenHourLater(String symbol) {
        weekends(clock("new-york+7h"), LocalDate.of(2014, 2, 1), 30, 18);

        assertThat(ServerTimeInference.infer(symbol, survey).rule()).isEqualTo("new-york+7h");
    }

    @Test
    void shouldIgnoreHolidaysAndOutages() {
        var clock = clock("+02:00");
        quiet(clock, "2014-01-15T09:00:00Z", "2014-01-16T11:00:00Z");

        ServerTimeVerdict verdict = ServerTimeInference.infer("EURUSD", survey);

        assertThat(verdict.confidence()).isEqualTo(Confidence.CANNOT_TELL);
        assertThat(verdict.rule()).isNull();
        assertThat(verdict.evidence()).contains("contain no weekend");
    }

    @Test
    void shouldIgnoreWeekendsThatNoRuleExplains() {
        // Trading hours of a share in Frankfurt.
        quiet(clock("+02:00"), "2014-06-06T15:30:00Z", "2014-06-09T07:00:00Z");

        assertThat(ServerTimeInference.infer("SAP.DE", survey))
                .satisfies(
                        verdict -> {
                            assertThat(verdict.confidence()).isEqualTo(Confidence.CANNOT_TELL);
                            assertThat(verdict.evidence())
                                    .startsWith("no rule puts more than half");
                        });
    }

    @Test
    void shouldBearAnOutageIntoAWeekend() {
        var clock = clock("new-york+7h");
        weekends(clock, LocalDate.of(2014, 2, 1), 2, 17);
        quiet(clock, "2014-02-21T15:00:00Z", "2014-02-23T22:00:00Z");

        ServerTimeVerdict verdict = ServerTimeInference.infer("EURUSD", survey);

        assertThat(verdict.rule()).isEqualTo("new-york+7h");
        assertThat(verdict.evidence()).startsWith("5 of 6 ends");
    }

    @ParameterizedTest
    @CsvSource({
        "+03:00, new-york+7h, +03:00 Europe/Athens",
        "UTC,    UTC,         ''",
        "-05:00, -05:00,      ''",
        "+05:30, +05:30,      ''",
    })
    void shouldReadOffsetOfLiveFeed(String server, String rule, String alternatives) {
        live(clock(server), 100, Duration.ofMillis(40));

        ServerTimeVerdict verdict = ServerTimeInference.infer("EURUSD", survey);

        assertThat(verdict.rule()).as(verdict.toString()).isEqualTo(rule);
        assertThat(String.join(" ", verdict.alternatives())).isEqualTo(alternatives);
        assertThat(verdict.evidence()).contains("if they arrived live");
    }

    @Test
    void shouldCombineBothKindsOfEvidence() {
        weekends(clock("UTC"), LocalDate.of(2014, 1, 10), 4, 17);
        live(clock("Europe/London"), 100, Duration.ofMillis(40));

        assertThat(ServerTimeInference.infer("EURUSD", survey))
                .satisfies(
                        verdict -> {
                            assertThat(verdict.confidence()).isEqualTo(Confidence.TOLD_APART);
                            assertThat(verdict.rule()).isEqualTo("Europe/London");
                        });
    }

    @Test
    void shouldReportContradictoryEvidence() {
        weekends(clock("-05:00"), LocalDate.of(2014, 2, 1), 24, 17);
        live(clock("+03:00"), 100, Duration.ofMillis(40));

        assertThat(ServerTimeInference.infer("EURUSD", survey))
                .satisfies(
                        verdict -> {
                            assertThat(verdict.confidence()).isEqualTo(Confidence.CANNOT_TELL);
                            assertThat(verdict.evidence()).startsWith("weekends say [-05:00] and");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "99, PT0.04S, 99 records",
        "100, PT24H, a replay tells nothing",
        "100, P3650D, 3649 days after",
        "100, PT12M, not near a whole or half hour",
    })
    void shouldNotGuessFromTicksThatAreNotLive(int ticks, Duration late, String why) {
        live(clock("+03:00"), ticks, late);

        ServerTimeVerdict verdict = ServerTimeInference.infer("EURUSD", survey);

        assertThat(verdict.confidence()).isEqualTo(Confidence.CANNOT_TELL);
        assertThat(verdict.evidence()).contains(why);
    }

    @Test
    void shouldNotGuessFromReplayOfSameDay() {
        Instant append = LIVE;
        for (int i = 0; i < 1_000; i++) {
            append = append.plusMillis(1);
            quote(LIVE.minusSeconds(36_000).plusSeconds(10L * i), append);
        }

        assertThat(ServerTimeInference.infer("EURUSD", survey).evidence())
                .contains("they did not arrive live");
    }

    @ParameterizedTest
    @CsvSource({
        "EURUSD_20140501-20140512.mt5.csv.gz, EURUSD, 2",
        "NZDUSD_20140501-20140512.mt5.csv.gz, NZDUSD, 2",
        "XAUUSD_20140501-20140512.mt5.csv.gz, XAUUSD, 2",
        "EURUSD.fxcm_20140506-20140507.mt5.csv.gz, EURUSD.fxcm, 0",
    })
    void shouldReadTheRuleOfRealTicks(String file, String symbol, int weekends) throws IOException {
        Path ticks = REAL_TICKS.resolve(file);
        assumeTrue(Files.isReadable(ticks), "no real ticks at " + ticks);
        RealTicks.read(
                ticks,
                row -> survey.add(row.serverLocalMillis(), row.bid(), row.ask(), row.flags()));

        ServerTimeVerdict verdict = ServerTimeInference.infer(symbol, survey);

        assertThat(survey.gaps().overADay()).hasSize(weekends);
        if (weekends == 0) {
            assertThat(verdict.confidence()).isEqualTo(Confidence.CANNOT_TELL);
            assertThat(verdict.evidence()).contains("contain no weekend");
        } else {
            assertThat(verdict.rule()).isEqualTo("new-york+7h");
            assertThat(verdict.alternatives()).containsExactly("+03:00", "Europe/Athens");
        }
    }

    /** A tick a minute around weekends, the first one on or after {@code from}. */
    private void weekends(
            UnaryOperator<Instant> clock, LocalDate from, int weekends, int reopeningHour) {
        LocalDate friday = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        for (int i = 0; i < weekends; i++) {
            ZonedDateTime close = friday.plusWeeks(i).atTime(16, 59).atZone(NEW_YORK);
            ZonedDateTime reopening =
                    friday.plusWeeks(i).plusDays(2).atTime(reopeningHour, 4).atZone(NEW_YORK);
            quiet(clock, close.toInstant().toString(), reopening.toInstant().toString());
        }
    }

    /** Ticks every three hours up to {@code start}, none until {@code end}, some after it. */
    private void quiet(UnaryOperator<Instant> clock, String start, String end) {
        for (int hours = 96; hours >= 0; hours -= 3) {
            quote(clock.apply(Instant.parse(start).minus(Duration.ofHours(hours))));
        }
        quote(clock.apply(Instant.parse(end)));
        quote(clock.apply(Instant.parse(end).plusSeconds(1)));
    }

    private void live(UnaryOperator<Instant> clock, int ticks, Duration late) {
        for (int i = 0; i < ticks; i++) {
            Instant utc = LIVE.plusSeconds(i);
            quote(clock.apply(utc), utc.plus(late).plusMillis(i % 7));
        }
    }

    private void quote(Instant serverLocal) {
        survey.add(serverLocal.toEpochMilli(), 1.1, 1.2, 6);
    }

    private void quote(Instant serverLocal, Instant append) {
        survey.add(serverLocal.toEpochMilli(), 1.1, 1.2, 6, append.toEpochMilli());
    }
}

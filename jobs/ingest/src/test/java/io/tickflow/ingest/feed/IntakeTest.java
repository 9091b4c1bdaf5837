package io.tickflow.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final FeedTick TICK = new FeedTick(1_000, 1.1, 1.2, 0, 0, 6);

    @Test
    void shouldAcceptNextTicks() {
        Intake intake = Intake.decide(Cursor.START, 0, batch(1, 3));

        assertThat(intake.accepted())
                .extracting(NumberedTick::sequence)
                .containsExactly(1L, 2L, 3L);
        assertThat(intake.cursor()).isEqualTo(new Cursor(3, 1_000, 3));
        assertThat(intake.repeated()).isZero();
        assertThat(intake.gap()).isNull();
    }

    @Test
    void shouldRecogniseRepeatedTicks() {
        Intake intake = Intake.decide(new Cursor(5, 1_000, 5), 0, batch(3, 4));

        assertThat(intake.repeated()).isEqualTo(3);
        assertThat(intake.accepted()).extracting(NumberedTick::sequence).containsExactly(6L);
    }

    @Test
    void shouldAcceptNothingOfRepeatedBatch() {
        Intake intake = Intake.decide(new Cursor(5, 1_000, 5), 0, batch(2, 3));

        assertThat(intake.repeated()).isEqualTo(3);
        assertThat(intake.accepted()).isEmpty();
        assertThat(intake.cursor()).isEqualTo(new Cursor(5, 1_000, 5));
    }

    @Test
    void shouldNameMissingRange() {
        Intake intake = Intake.decide(new Cursor(5, 1_000, 5), 0, batch(9, 2));

        assertThat(intake.gap()).isEqualTo(new Gap(6, 8));
        assertThat(intake.refused()).isEqualTo(Map.of(Refusal.GAP, 2));
        assertThat(intake.cursor()).isEqualTo(new Cursor(5, 1_000, 5));
    }

    @Test
    void shouldRefuseNumbersBeforeTheSession() {
        Intake intake = Intake.decide(new Cursor(5, 1_000, 5), 5, batch(4, 3));

        assertThat(intake.refused()).isEqualTo(Map.of(Refusal.BEFORE_SESSION, 3));
        assertThat(intake.accepted()).isEmpty();
    }

    @Test
    void shouldUseUpNumberOfUnreadableTick() {
        var batch =
                new SymbolBatch(
                        "EURUSD",
                        1,
                        List.of(
                                OfferedTick.of(TICK),
                                OfferedTick.refused(Refusal.BAD_TIME),
                                OfferedTick.of(TICK),
                                OfferedTick.refused(Refusal.BAD_NUMBER)));

        Intake intake = Intake.decide(Cursor.START, 0, batch);

        assertThat(intake.accepted()).extracting(NumberedTick::sequence).containsExactly(1L, 3L);
        assertThat(intake.cursor()).isEqualTo(new Cursor(4, 1_000, 2));
        assertThat(intake.refused()).isEqualTo(Map.of(Refusal.BAD_TIME, 1, Refusal.BAD_NUMBER, 1));
    }

    @Test
    void shouldCountTicksOfLatestMillisecond() {
        Cursor cursor = Cursor.START;
        long[] times = {1_000, 1_001, 1_001, 999, 1_001};
        for (int i = 0; i < times.length; i++) {
            cursor = cursor.after(new NumberedTick(i + 1, new FeedTick(times[i], 1, 1, 0, 0, 6)));
        }

        assertThat(cursor).isEqualTo(new Cursor(5, 1_001, 3));
    }

    @Test
    void shouldAcceptEachNumberOnceInAnyOrder() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            Cursor cursor = Cursor.START;
            List<Long> accepted = new ArrayList<>();
            int received = 0;
            int accounted = 0;
            for (int i = 0; i < 100; i++) {
                SymbolBatch batch = batch(1 + random.nextInt(120), 1 + random.nextInt(10));
                Intake intake = Intake.decide(cursor, 0, batch);
                cursor = intake.cursor();
                intake.accepted().forEach(tick -> accepted.add(tick.sequence()));
                received += batch.ticks().size();
                accounted +=
                        intake.accepted().size()
                                + intake.repeated()
                                + intake.refused().values().stream().mapToInt(n -> n).sum();
            }

            assertThat(accounted).as("seed %d", seed).isEqualTo(received);
            assertThat(accepted)
                    .as("seed %d", seed)
                    .isEqualTo(
                            IntStream.rangeClosed(1, accepted.size())
                                    .mapToObj(Long::valueOf)
                                    .toList());
        }
    }

    private static SymbolBatch batch(long first, int size) {
        return new SymbolBatch(
                "EURUSD",
                first,
                IntStream.range(0, size).mapToObj(i -> OfferedTick.of(TICK)).toList());
    }
}

package io.tickflow.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.JournalEntry.Action;
import io.tickflow.sandbox.stack.venue.JournalEntry.Message;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashRulesTest {

    private static final long SEED = 7;

    @Test
    void shouldScheduleEachKindOncePerRound() {
        var schedule = new CrashSchedule(SEED, CrashFault.SHORT, 3_000);
        int kinds = CrashFault.SHORT.size();

        List<CrashStep> steps = IntStream.range(0, 2 * kinds).mapToObj(schedule::step).toList();

        assertThat(steps.subList(0, kinds))
                .extracting(CrashStep::fault)
                .containsExactlyInAnyOrderElementsOf(EnumSet.copyOf(CrashFault.SHORT));
        assertThat(steps).allSatisfy(s -> assertThat(s.lastsMillis()).isBetween(500L, 3_000L));
        assertThat(schedule.step(kinds + 1)).isEqualTo(steps.get(kinds + 1));
        assertThat(new CrashSchedule(SEED + 1, CrashFault.SHORT, 3_000).step(0))
                .isNotEqualTo(steps.get(0));
    }

    @Test
    void shouldGoOnWhereTheFileEnds(@TempDir Path folder) throws IOException {
        var file = new CrashFile(folder.resolve("results/crashes.jsonl"));
        assertThat(file.next(CrashSetup.ORDERS, SEED)).isZero();

        file.append(result(0));
        file.append(result(1));

        assertThat(file.next(CrashSetup.ORDERS, SEED)).isEqualTo(2);
        assertThat(file.next(CrashSetup.ORDERS, SEED + 1)).isZero();
        assertThat(file.next(CrashSetup.ORDERS_AND_POSITIONS, SEED)).isZero();
    }

    @Test
    void shouldFindReversedPositions() {
        var positions =
                CrashPositions.of(
                        new VenueJournal(
                                List.of(
                                        entry("a", "BUY", 10),
                                        entry("b", "SELL", 10),
                                        entry("c", "BUY", 10),
                                        entry("d", "SELL", 20))));

        assertThat(positions.reversals())
                .containsExactly("order d turned EURUSD from 10.0 to -10.0");
        assertThat(positions.held()).containsEntry("EURUSD", -10.0);
    }

    private static JournalEntry entry(String clOrdId, String side, double filled) {
        return new JournalEntry(
                1,
                Message.ORDER,
                Action.FILLED,
                clOrdId,
                "EURUSD",
                side,
                filled,
                filled,
                1.1,
                "O-" + clOrdId,
                "",
                "TICKFLOW");
    }

    private static CrashResult result(int number) {
        return new CrashResult(
                CrashSetup.ORDERS,
                SEED,
                number,
                CrashFault.KILL,
                500,
                1,
                2,
                3,
                0,
                0,
                0,
                0,
                0,
                List.of());
    }
}

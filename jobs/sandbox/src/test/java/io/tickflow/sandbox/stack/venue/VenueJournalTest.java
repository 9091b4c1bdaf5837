package io.tickflow.sandbox.stack.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.sandbox.stack.venue.JournalEntry.Action;
import io.tickflow.sandbox.stack.venue.JournalEntry.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueJournalTest {

    @Test
    void shouldCountWhatReachedTheVenue(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("journal.jsonl");
        try (var writer = JournalWriter.append(file)) {
            writer.write(order("c1", Action.FILLED));
            writer.write(order("c2", Action.REJECTED));
            writer.write(order("c1", Action.REJECTED_DUPLICATE));
        }

        VenueJournal journal = VenueJournal.read(file);

        assertThat(journal.entries().get(0)).isEqualTo(order("c1", Action.FILLED));
        assertThat(journal.orderCount()).isEqualTo(3);
        assertThat(journal.distinctClOrdIds()).isEqualTo(2);
        assertThat(journal.fills()).isEqualTo(1);
        assertThat(journal.rejects()).isEqualTo(1);
        assertThat(journal.duplicates()).isEqualTo(1);
    }

    @Test
    void shouldGoOnAfterAnUnfinishedLine(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("journal.jsonl");
        try (var writer = JournalWriter.append(file)) {
            writer.write(order("c1", Action.FILLED));
        }
        Files.writeString(file, "{\"timeMillis\":1,\"mess", StandardOpenOption.APPEND);
        try (var writer = JournalWriter.append(file)) {
            writer.write(order("c2", Action.FILLED));
        }

        assertThat(VenueJournal.read(file).entries())
                .containsExactly(order("c1", Action.FILLED), order("c2", Action.FILLED));
    }

    private static JournalEntry order(String clOrdId, Action action) {
        return new JournalEntry(
                1, Message.ORDER, action, clOrdId, "EURUSD", "BUY", 10, 10, 1.1, "o", "", "US");
    }
}

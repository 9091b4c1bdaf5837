package io.tickflow.sandbox.stack.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.sandbox.stack.venue.JournalEntry.Action;
import io.tickflow.sandbox.stack.venue.JournalEntry.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Journal of a venue: the evidence against which everything else is counted.
 *
 * @param entries in the order in which the venue wrote them
 */
public record VenueJournal(List<JournalEntry> entries) {

    public VenueJournal {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a journal, also while the venue writes it. A line that a killed venue left unfinished
     * is skipped: nothing was answered for it.
     *
     * @throws IOException if the file cannot be read
     */
    public static VenueJournal read(Path file) throws IOException {
        var mapper = new ObjectMapper();
        List<JournalEntry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            parse(mapper, line).ifPresent(entries::add);
        }
        return new VenueJournal(entries);
    }

    private static Optional<JournalEntry> parse(ObjectMapper mapper, String line) {
        try {
            return Optional.of(mapper.readValue(line, JournalEntry.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Every NewOrderSingle(35=D) that reached the venue, refused ones too. */
    public List<JournalEntry> orders() {
        return entries.stream().filter(entry -> entry.message() == Message.ORDER).toList();
    }

    /** Number of orders that reached the venue. */
    public long orderCount() {
        return orders().size();
    }

    /** Number of distinct ClOrdID(11)s among them. */
    public long distinctClOrdIds() {
        return orders().stream().map(JournalEntry::clOrdId).distinct().count();
    }

    /** Number of filled orders. */
    public long fills() {
        return count(Action.FILLED);
    }

    /** Number of refused orders, without duplicates. */
    public long rejects() {
        return count(Action.REJECTED);
    }

    /** Number of orders with a repeated ClOrdID(11). */
    public long duplicates() {
        return count(Action.REJECTED_DUPLICATE);
    }

    private long count(Action action) {
        return entries.stream().filter(entry -> entry.action() == action).count();
    }
}

package io.tickflow.sandbox.stack.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.sandbox.stack.venue.JournalEntry.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quickfix.FieldNotFound;
import quickfix.field.OrdRejReason;

class VenueBookTest {

    private final QuoteBoard quotes = new QuoteBoard();
    private final VenueBook book = new VenueBook(quotes);

    @Test
    void shouldOpenAnotherPositionForEachOrderThatNamesNone() {
        quotes.update("EURUSD", 1.1, 1.2);
        var hedged = new VenueBook(quotes, new VenueHabits(true, true));
        JournalEntry first = hedged.place(hedged("c1", "BUY", 10, ""), VenueFault.NONE);
        JournalEntry second = hedged.place(hedged("c2", "SELL", 10, ""), VenueFault.NONE);

        assertThat(first.positionId()).isEqualTo("P-c1");
        assertThat(second.positionId()).isEqualTo("P-c2");
        assertThat(close(hedged, "x1", "SELL", 11, "P-c1")).isEqualTo(Action.REJECTED);
        assertThat(close(hedged, "x2", "BUY", 10, "P-c1")).isEqualTo(Action.REJECTED);
        assertThat(close(hedged, "x3", "SELL", 10, "P-c1")).isEqualTo(Action.FILLED);
        assertThat(close(hedged, "x4", "SELL", 10, "P-c1")).isEqualTo(Action.REJECTED);
    }

    private static Action close(
            VenueBook book, String clOrdId, String side, double quantity, String positionId) {
        return book.place(hedged(clOrdId, side, quantity, positionId), VenueFault.NONE).action();
    }

    private static VenueOrder hedged(
            String clOrdId, String side, double quantity, String positionId) {
        return new VenueOrder(1, "US", clOrdId, "EURUSD", side, quantity, "", positionId);
    }

    @Test
    void shouldFillAtTheNewestQuote() {
        quotes.update("EURUSD", 1.0, 1.1);
        quotes.update("EURUSD", 1.2, 0);

        assertThat(place("c1", "BUY", 10).price()).isEqualTo(1.1);
        assertThat(place("c2", "SELL", 10).price()).isEqualTo(1.2);
    }

    @Test
    void shouldRejectWhatItCannotFill() {
        assertThat(place("c1", "BUY", 10).reason()).isEqualTo("no quote for EURUSD");
        quotes.update("EURUSD", 1.0, 1.1);
        assertThat(place("c2", "BUY", Double.NaN).action()).isEqualTo(Action.REJECTED);
        assertThat(place("c3", "BUY", 10, "market orders only", VenueFault.NONE).action())
                .isEqualTo(Action.REJECTED);
        assertThat(place("c4", "BUY", 10, "", VenueFault.REJECT).action())
                .isEqualTo(Action.REJECTED);
    }

    @Test
    void shouldTellThatOrderCameTooLate() throws FieldNotFound {
        quotes.update("EURUSD", 1.0, 1.1);

        JournalEntry late = place("c1", "BUY", 10, VenueBook.TOO_LATE, VenueFault.NONE);

        assertThat(late.action()).isEqualTo(Action.REJECTED);
        assertThat(VenueReports.rejected(late, "x").getInt(OrdRejReason.FIELD)).isEqualTo(4);
        assertThat(VenueReports.status(late).getInt(OrdRejReason.FIELD)).isEqualTo(4);
    }

    @Test
    void shouldForgetDroppedAndFillWorkingOrders() {
        quotes.update("EURUSD", 1.0, 1.1);

        place("c1", "BUY", 10, "", VenueFault.DISCONNECT_BEFORE_FILL);
        place("c2", "BUY", 10, "", VenueFault.PARTIAL_THEN_FILL);
        place("c3", "BUY", 10, "", VenueFault.PARTIAL_THEN_CANCEL);

        assertThat(book.find("c1")).isNull();
        assertThat(book.find("c2").filledQuantity()).isEqualTo(5);
        assertThat(book.fillRest("c2", 2)).isEqualTo(book.find("c2"));
        assertThat(book.find("c2").filledQuantity()).isEqualTo(10);
        assertThat(book.fillRest("c3", 2)).isNull();
        assertThat(book.find("c3").action()).isEqualTo(Action.CANCELLED);
    }

    @Test
    void shouldTellPositionsOfEachClient() {
        quotes.update("EURUSD", 1.0, 1.1);
        JournalEntry first = place("c1", "BUY", 10);
        place("c2", "SELL", 4);
        JournalEntry liquidated = book.liquidate("c2", 2);
        assertThat(book.positions("US")).isEqualTo(Map.of("EURUSD", 10.0));
        assertThat(book.positions("THEM")).isEmpty();

        JournalEntry busted = book.bust("c1", 3);
        assertThat(book.positions("US")).isEmpty();
        var restarted = new VenueBook(quotes);
        restarted.restore(new VenueJournal(List.of(first, liquidated, busted)));
        assertThat(restarted.positions("US")).isEqualTo(Map.of("EURUSD", 4.0));
    }

    @Test
    void shouldRejectSecondOrderOfOneId() {
        quotes.update("EURUSD", 1.0, 1.1);
        JournalEntry first = place("c1", "BUY", 10);

        assertThat(place("c1", "BUY", 10).action()).isEqualTo(Action.REJECTED_DUPLICATE);
        assertThat(book.find("c1")).isEqualTo(first);
    }

    @Test
    void shouldKnowAfterRestartWhatItsJournalSays() {
        quotes.update("EURUSD", 1.0, 1.1);
        JournalEntry first = place("c1", "BUY", 10);
        JournalEntry duplicate = place("c1", "BUY", 10);
        var restarted = new VenueBook(quotes);

        restarted.restore(new VenueJournal(List.of(first, duplicate)));

        assertThat(restarted.find("c1")).isEqualTo(first);
        assertThat(restarted.newest(5)).containsExactly(first);
    }

    private JournalEntry place(String clOrdId, String side, double quantity) {
        return place(clOrdId, side, quantity, "", VenueFault.NONE);
    }

    private JournalEntry place(
            String clOrdId, String side, double quantity, String refusal, VenueFault fault) {
        return book.place(
                new VenueOrder(1, "US", clOrdId, "EURUSD", side, quantity, refusal), fault);
    }
}

package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderState;
import io.tickflow.testkit.builder.TestInstruments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.InvalidMessage;
import quickfix.Message;

class FixReportsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, NEW",
        "A, 0, NEW",
        "1, 5, PARTIALLY_FILLED",
        "2, 9, FILLED",
        "3, 0, CANCELLED",
        "4, 5, CANCELLED",
        "8, 0, REJECTED",
        "C, 0, EXPIRED",
        "C, 5, CANCELLED",
        "6, 0, NEW",
        "6, 5, PARTIALLY_FILLED",
        "E, 0, NEW",
        "9, 0, NEW",
        "Z, 0, UNKNOWN"
    })
    void shouldGoByOrdStatus(String ordStatus, String cumulative, OrderState state)
            throws InvalidMessage {
        // ExecType(150)=2 in all of them, as one real counterparty does.
        assertThat(read("150=2|39=" + ordStatus + "|14=" + cumulative).state()).isEqualTo(state);
    }

    @Test
    void shouldReadNumbersAndIds() throws InvalidMessage {
        VenueReport report =
                read(
                        "11=c1|55=EURUSD|17=x1|37=o1|39=1|150=F|32=3|31=1.25|14=5|6=1.5|60=20260102-03:04:05.006|58=hi");

        assertThat(report)
                .isEqualTo(
                        new VenueReport(
                                "c1",
                                "EURUSD",
                                OrderState.PARTIALLY_FILLED,
                                Quantity.of(3),
                                1.25,
                                Quantity.of(5),
                                1.5,
                                "o1",
                                "x1",
                                "20260102-03:04:05.006",
                                VenueReport.Kind.NEWS,
                                "hi",
                                ""));
    }

    @Test
    void shouldReadQuantitiesInUnits() throws InvalidMessage {
        var lots = Instruments.of(TestInstruments.inLots("EURUSD", "4001"));

        VenueReport report =
                FixReports.read(
                        message("11=c1|39=1|48=4001|32=0.19999999999999998|14=0.3"),
                        config(lots, FixConfig.NETTING));

        assertThat(report.lastQuantity()).isEqualTo(Quantity.of(20_000));
        assertThat(report.cumulativeQuantity()).isEqualTo(Quantity.of(30_000));
    }

    @Test
    void shouldNotGuessTheMeasureOfNamelessReports() throws InvalidMessage {
        var lots = Instruments.of(TestInstruments.inLots("EURUSD", "4001"));

        VenueReport report =
                FixReports.read(message("11=c1|39=1|14=0.3"), config(lots, FixConfig.NETTING));

        assertThat(report.cumulativeQuantity()).isNull();
    }

    @Test
    void shouldReadThePositionOfHedgedAccounts() throws InvalidMessage {
        Message fill = message("11=c1|39=2|14=5|9041=p7");

        assertThat(FixReports.read(fill, config(Instruments.NONE, 9041)).positionId())
                .isEqualTo("p7");
        assertThat(FixReports.read(fill, config(Instruments.NONE, FixConfig.NETTING)).positionId())
                .isEmpty();
    }

    static FixConfig config(Instruments instruments, int positionIdTag) {
        return config(instruments, positionIdTag, VenueProfile.CAUTIOUS);
    }

    static FixConfig config(Instruments instruments, int positionIdTag, VenueProfile venue) {
        return new FixConfig(
                "h",
                1,
                "S",
                "T",
                "",
                "",
                false,
                instruments,
                FixConfig.HEARTBEAT_SECONDS,
                FixConfig.RECONNECT_SECONDS,
                FixConfig.WRITE_TIMEOUT_MILLIS,
                null,
                FixSessionPlan.ALWAYS,
                positionIdTag,
                venue);
    }

    @Test
    void shouldSurviveWhatIsMissingOrNoNumber() throws InvalidMessage {
        VenueReport report = read("39=2|14=much");

        assertThat(report.clOrdId()).isEmpty();
        assertThat(report.lastQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(report.cumulativeQuantity()).isNull();
        assertThat(report.averagePrice()).isNaN();
    }

    @Test
    void shouldTellNotKnownFromRejected() throws InvalidMessage {
        assertThat(notKnown("39=8|103=5|150=8|37=7")).isTrue();
        assertThat(notKnown("39=8|150=I|37=NONE")).isTrue();
        assertThat(notKnown("39=8|150=I|37=o7")).isFalse();
        assertThat(notKnown("39=8|150=8|37=NONE")).isFalse();
        assertThat(notKnown("39=2|150=I|37=NONE")).isFalse();
    }

    @Test
    void shouldMarkRefusalOfClosedMarket() throws InvalidMessage {
        assertThat(read("39=8|103=2|150=8|58=weekend").text())
                .isEqualTo(ExecutionReport.MARKET_CLOSED + "weekend");
        assertThat(read("39=8|103=3|150=8|58=no").text()).isEqualTo("no");
    }

    @Test
    void shouldTellBustFromNews() throws InvalidMessage {
        assertThat(read("39=4|150=H|14=0").kind()).isEqualTo(VenueReport.Kind.BUST);
        assertThat(read("39=1|150=G|14=2").kind()).isEqualTo(VenueReport.Kind.BUST);
        assertThat(read("39=1|150=F|14=2").kind()).isEqualTo(VenueReport.Kind.NEWS);
        assertThat(read("39=1|150=I|14=2").kind()).isEqualTo(VenueReport.Kind.STATUS_ANSWER);
    }

    @Test
    void shouldExpireOrderThatCameTooLate() throws InvalidMessage {
        assertThat(read("39=8|103=4|150=8").state()).isEqualTo(OrderState.EXPIRED);
        assertThat(read("39=8|103=4|150=I|37=o7").state()).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void shouldCallARefusedDuplicateUnknown() throws InvalidMessage {
        assertThat(read("39=8|103=6|150=8").state()).isEqualTo(OrderState.UNKNOWN);
    }

    private static VenueReport read(String fields) throws InvalidMessage {
        return FixReports.read(message(fields), config(Instruments.NONE, FixConfig.NETTING));
    }

    private static boolean notKnown(String fields) throws InvalidMessage {
        return FixReports.saysNotKnown(message(fields));
    }

    private static Message message(String fields) throws InvalidMessage {
        String body = ("35=8|" + fields + "|").replace('|', '\001');
        var message = new Message();
        message.fromString(
                "8=FIX.4.4\0019=" + body.length() + '\001' + body + "10=000\001", null, false);
        return message;
    }
}

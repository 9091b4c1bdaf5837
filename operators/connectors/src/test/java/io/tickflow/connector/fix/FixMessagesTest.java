package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.order.Leg;
import io.tickflow.testkit.builder.OrderBuilder;
import io.tickflow.testkit.builder.TestInstruments;
import io.tickflow.testkit.execution.Verdicts;
import org.junit.jupiter.api.Test;

class FixMessagesTest {

    private static final long NOW = 1_767_323_045_006L;

    @Test
    void shouldWriteAMarketOrder() {
        var messages = new FixMessages(FixConfig.of("h", 1, "S", "T"), "a1");
        var order = Verdicts.exit("a1", "c1");

        assertThat(fields(messages.newOrder(order, NOW)))
                .contains(
                        "|35=D|",
                        "|11=c1|",
                        "|38=1000|",
                        "|40=1|",
                        "|54=2|",
                        "|55=EURUSD|",
                        "|59=3|",
                        "|60=20260102-03:04:05.006|")
                .doesNotContain("|1=");
    }

    @Test
    void shouldLetEntriesExpireAtBrokersThatObey() {
        var obeys = new VenueProfile(false, false, "", true);
        var messages = new FixMessages(FixReportsTest.config(Instruments.NONE, 0, obeys), "a1");

        assertThat(fields(messages.newOrder(Verdicts.entry("a1", "c1", NOW + 1_000), NOW)))
                .contains("|59=6|", "|126=20260102-03:04:06.006|");
        assertThat(fields(messages.newOrder(Verdicts.exit("a1", "c2"), NOW)))
                .contains("|59=3|")
                .doesNotContain("|126=");
    }

    @Test
    void shouldSendNoExpiryToOtherBrokers() {
        var messages = new FixMessages(FixConfig.of("h", 1, "S", "T"), "a1");

        assertThat(fields(messages.newOrder(Verdicts.entry("a1", "c1", NOW + 1_000), NOW)))
                .contains("|59=3|")
                .doesNotContain("|126=");
    }

    @Test
    void shouldNeverSendBinaryFractions() {
        var messages = new FixMessages(FixConfig.of("h", 1, "S", "T"), "a1");
        double position = 0.3 - 0.1;
        var order = OrderBuilder.order("d1", Leg.EXIT).quantity(position).build();

        assertThat(position).isEqualTo(0.19999999999999998);
        assertThat(fields(messages.newOrder(order, NOW))).contains("|38=0.2|");
    }

    @Test
    void shouldNameThePositionThatAnExitCloses() {
        var messages = new FixMessages(FixReportsTest.config(Instruments.NONE, 9041), "a1");
        var exit = OrderBuilder.order("d1", Leg.EXIT).position("p7").build();

        assertThat(fields(messages.newOrder(exit, NOW))).contains("|9041=p7|");
        assertThat(fields(messages.newOrder(Verdicts.entry("a1", "c1", NOW), NOW)))
                .doesNotContain("|9041=");
    }

    @Test
    void shouldSpeakTheBrokersNames() {
        var config =
                new FixConfig(
                        "h",
                        1,
                        "S",
                        "T",
                        "",
                        "",
                        true,
                        Instruments.of(TestInstruments.inLots("EURUSD", "4001")),
                        10,
                        1,
                        1,
                        null,
                        VenueProfile.CAUTIOUS);
        var messages = new FixMessages(config, "a1");

        assertThat(fields(messages.newOrder(Verdicts.exit("a1", "c1"), NOW)))
                .contains("|1=a1|", "|38=0.01|", "|48=4001|", "|22=8|");
        assertThat(fields(messages.statusRequest(Verdicts.entry("a1", "c1", 1))))
                .contains("|35=H|", "|1=a1|", "|11=c1|", "|54=1|", "|48=4001|");
        assertThat(fields(messages.massStatusRequest("m1")))
                .contains("|35=AF|", "|1=a1|", "|584=m1|", "|585=7|");
    }

    private static String fields(quickfix.Message message) {
        return message.toString().replace('\001', '|');
    }
}

package io.tickflow.connector.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.desk.log.UnreadRecord.Origin;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.OrderBuilder;
import io.tickflow.testkit.builder.ReportBuilder;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskRecordsTest {

    private static final long OFFSET = 42;

    private final DeskRecords records = DeskRecords.of(Mode.DEMO);

    @Test
    void shouldReadAControl() {
        var halt = new Control("c1", "A", Command.HALT, "ops", "news");

        DeskMessage message =
                records.control(record("A", EventTypes.CONTROL.encode(halt, TestDeployments.DEMO)));

        assertThat(message).isEqualTo(DeskMessage.of(OFFSET, halt));
    }

    @Test
    void shouldSkipReportsOfAnotherMode() {
        ExecutionReport report =
                ReportBuilder.report(OrderBuilder.order("d1", Leg.ENTRY).build(), OrderState.FILLED)
                        .build();

        assertThat(
                        records.report(
                                record(
                                        "PAPER/account",
                                        EventTypes.EXECUTIONS.encode(
                                                report, TestDeployments.PAPER))))
                .isNull();
        assertThat(
                        records.report(
                                record(
                                        "DEMO/account",
                                        EventTypes.EXECUTIONS.encode(
                                                report, TestDeployments.DEMO))))
                .isEqualTo(DeskMessage.of(OFFSET, report));
    }

    @Test
    void shouldReadUnitsThatAnOperatorSaw() {
        var told =
                new Control(
                        "c1",
                        "A",
                        Command.POSITION,
                        "ops",
                        "by hand",
                        "EURUSD",
                        "",
                        Quantity.parse("-0.2"),
                        Double.NaN,
                        "");

        DeskMessage message =
                records.control(record("A", EventTypes.CONTROL.encode(told, TestDeployments.DEMO)));

        assertThat(message).isEqualTo(DeskMessage.of(OFFSET, told));
    }

    @Test
    void shouldReadControlOfEarlierRelease() {
        String halt =
                """
                {"type":"ControlChanged","eventId":"c1","correlationId":"","causationId":"",
                "mode":"DEMO","schemaVersion":1,"controlId":"c1","account":"A",
                "command":"HALT","by":"ops","reason":"news"}""";

        assertThat(records.control(record("A", halt.getBytes(UTF_8))))
                .isEqualTo(
                        DeskMessage.of(
                                OFFSET, new Control("c1", "A", Command.HALT, "ops", "news")));
    }

    @Test
    void shouldSkipBlocksButNoHaltOfAnotherMode() {
        var block = Control.onSymbol("b1", "A", Command.BLOCK, "sink", "?", "EURUSD");
        var halt = new Control("c1", "A", Command.HALT, "ops", "news");

        assertThat(
                        records.control(
                                record(
                                        "A",
                                        EventTypes.CONTROL.encode(block, TestDeployments.PAPER))))
                .isNull();
        assertThat(
                        records.control(
                                record(
                                        "A",
                                        EventTypes.CONTROL.encode(halt, TestDeployments.PAPER))))
                .isEqualTo(DeskMessage.of(OFFSET, halt));
    }

    @Test
    void shouldFindTheAccountBehindTheMode() {
        assertThat(control("DEMO/A", "HALT").account()).isEqualTo("A");
    }

    @Test
    void shouldSayWhyControlCannotBeRead() {
        UnreadRecord unread =
                control(
                        "A",
                        """
                        {"type":"ControlChanged","eventId":"c1","correlationId":"","causationId":"",
                        "mode":"DEMO","schemaVersion":1,"controlId":"c1","account":"A",
                        "command":"STOP","by":"ops","reason":""}""");

        assertThat(unread.origin()).isEqualTo(Origin.CONTROLS);
        assertThat(unread.account()).isEqualTo("A");
        assertThat(unread.letter().code()).isEqualTo(DeadLetterCode.NOT_AN_EVENT);
        assertThat(unread.letter().detail()).contains("STOP");
        assertThat(unread.letter().payload()).contains("\"command\":\"STOP\"");
        assertThat(unread.letter().offset()).isEqualTo(OFFSET);
    }

    @Test
    void shouldTakeAccountFromTextRatherThanFromKey() {
        assertThat(control("A", "{\"account\":\"B\"}").account()).isEqualTo("B");
        assertThat(control("A", "HALT").account()).isEqualTo("A");
        assertThat(control(null, "HALT").account()).isEmpty();
        assertThat(control(null, "{\"account\":7}").account()).isEmpty();
    }

    @Test
    void shouldTellDecisionOfReportThatCannotBeRead() {
        String event =
                """
                {"type":"OrderExecuted","eventId":"e","correlationId":"d1","causationId":"",
                "mode":"DEMO","schemaVersion":1,"account":"A","symbol":"EURUSD",
                "eventTimeMillis":1700000000000,"state":"TELEPORTED"}""";

        DeskMessage message = records.report(record("A", event.getBytes(UTF_8)));

        UnreadRecord unread = Objects.requireNonNull(message.unread());
        assertThat(unread.decisionId()).isEqualTo("d1");
        assertThat(unread.letter().symbol()).isEqualTo("EURUSD");
        assertThat(unread.letter().eventTimeMillis()).isEqualTo(1_700_000_000_000L);
    }

    private UnreadRecord control(@Nullable String key, String value) {
        return Objects.requireNonNull(records.control(record(key, value.getBytes(UTF_8))).unread());
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, byte[] value) {
        return new ConsumerRecord<>(
                "tickflow.control", 0, OFFSET, key == null ? null : key.getBytes(UTF_8), value);
    }
}

package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.demo.BadRecords.Bad;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is published among good ticks: refused with its reason, and nothing else happens. */
@ExtendWith(PipelineExtension.class)
abstract class BadInputScenario {

    private static final int GOOD_BETWEEN = 5;

    private final Map<String, String> expected = new TreeMap<>();

    @Test
    void shouldRefuseBadRecordsBetweenGoodOnes(PipelineHarness pipeline) throws Exception {
        var feed = new SteadyFeed(pipeline, "BADINPUT");
        feed.send(GOOD_BETWEEN);
        int kinds = BadRecords.of(feed).size();
        for (int i = 0; i < kinds; i++) {
            Bad bad = BadRecords.of(feed).get(i);
            expect(pipeline.publish(bad.key(), bad.value()).get(), bad.code());
            feed.send(GOOD_BETWEEN);
        }
        sendElsewhere(pipeline, new SteadyFeed(pipeline, "BADPLACE"));
        feed.warmUp();

        assertThat(inKafka(pipeline)).isEqualTo(expected);
        PipelineHarness.await("ClickHouse has the dead letters")
                .untilAsserted(() -> assertThat(inClickHouse(pipeline)).isEqualTo(expected));
        PipelineHarness.await("ClickHouse has a vector of each good tick")
                .untilAsserted(
                        () ->
                                assertThat(offsetsOfFeatures(pipeline, feed.symbol()))
                                        .isEqualTo(offsetsOf(feed)));
        assertThat(pipeline.trouble()).isEmpty();

        feed.sendUntil(
                "an order on the symbol is filled",
                () ->
                        pipeline.sandbox().venue().journal().orders().stream()
                                .anyMatch(order -> order.symbol().equals(feed.symbol())));
    }

    /** Not the symbol that is traded in the end: it would not be, for an hour of its time. */
    private void sendElsewhere(PipelineHarness pipeline, SteadyFeed feed) throws Exception {
        feed.send(GOOD_BETWEEN);
        PipelineHarness.await("the symbol has a partition").until(pipeline::allAccountedFor);
        int elsewhere = (feed.sent().get(0).get().partition() + 1) % pipeline.tickPartitions();
        byte[] stray = feed.json(feed.millis() + 1, feed.bid(), feed.ask());
        expect(
                pipeline.publish(elsewhere, feed.key(), stray).get(),
                DeadLetterCode.SYMBOL_ON_TWO_PARTITIONS);
    }

    private void expect(RecordMetadata record, DeadLetterCode code) {
        expected.put(place(record.partition(), record.offset()), code.name());
    }

    private static String place(int partition, long offset) {
        return partition + "/" + offset;
    }

    private static Map<String, String> inKafka(PipelineHarness pipeline) throws Exception {
        List<DeadLetter> letters = pipeline.events(EventTypes.DEAD_LETTERS);
        var found = new TreeMap<String, String>();
        for (DeadLetter letter : letters) {
            assertThat(letter.topic()).isEqualTo(Topics.TICKS);
            assertThat(letter.payload()).hasSizeLessThanOrEqualTo(DeadLetter.PAYLOAD_CHARS_MAX);
            found.put(place(letter.partition(), letter.offset()), letter.code().name());
        }
        assertThat(letters).as("each once").hasSameSizeAs(found.keySet());
        return found;
    }

    private static Map<String, String> inClickHouse(PipelineHarness pipeline) throws Exception {
        var found = new TreeMap<String, String>();
        try (Connection connection = DriverManager.getConnection(pipeline.clickHouseJdbcUrl());
                var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT source_partition, source_offset, code FROM dead_letters FINAL")) {
            while (rows.next()) {
                found.put(place(rows.getInt(1), rows.getLong(2)), rows.getString(3));
            }
        }
        return found;
    }

    private static List<Long> offsetsOf(SteadyFeed feed) throws Exception {
        var offsets = new ArrayList<Long>();
        for (Future<RecordMetadata> sent : feed.sent()) {
            offsets.add(sent.get().offset());
        }
        return offsets;
    }

    private static List<Long> offsetsOfFeatures(PipelineHarness pipeline, String symbol)
            throws Exception {
        var found = new ArrayList<Long>();
        try (Connection connection = DriverManager.getConnection(pipeline.clickHouseJdbcUrl());
                var statement =
                        connection.prepareStatement(
                                "SELECT tick_offset FROM features FINAL WHERE symbol = ? ORDER BY tick_offset")) {
            statement.setString(1, symbol);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }
}

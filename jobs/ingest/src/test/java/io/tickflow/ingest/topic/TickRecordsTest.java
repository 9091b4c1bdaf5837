package io.tickflow.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.decode.Decoded;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.feed.StreamId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TickRecordsTest {

    private static final StreamId STREAM = new StreamId("vps-1", "EURUSD.\"a\"");
    private static final NumberedTick TICK =
            new NumberedTick(41, new FeedTick(1_399_032_000_123L, 1.38667, 1.3867, 0, 0, 134));

    @Test
    void shouldWriteJsonOfFeed() {
        ProducerRecord<byte[], byte[]> record = TickRecords.of("mt5.ticks", STREAM, TICK);

        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("EURUSD.\"a\"");
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"symbol\":\"EURUSD.\\\"a\\\"\",\"time_msc\":1399032000123,\"bid\":1.38667,\"ask\":1.3867,\"flags\":134,\"sequence\":41}");
    }

    @Test
    void shouldBeReadByDecoderOfSignalJob() {
        var deal =
                new NumberedTick(
                        1, new FeedTick(1_399_032_000_123L, -37.63, 1e-7, 12_345.5, 3, 24));
        ProducerRecord<byte[], byte[]> record = TickRecords.of("mt5.ticks", STREAM, deal);
        var decoder = new TickDecoder(new FeedClock(ServerTime.UTC, Map.of(), 1_000));

        Decoded decoded =
                decoder.decode(
                        new RawRecord(
                                record.key(),
                                record.value(),
                                "mt5.ticks",
                                2,
                                5,
                                1_399_032_000_200L));

        assertThat(decoded.tick()).isNotNull();
        assertThat(decoded.tick().symbol()).isEqualTo("EURUSD.\"a\"");
        assertThat(decoded.tick().eventTimeMillis()).isEqualTo(1_399_032_000_123L);
        assertThat(decoded.tick().bid()).isEqualTo(-37.63);
        assertThat(decoded.tick().ask()).isEqualTo(1e-7);
        assertThat(decoded.tick().last()).isEqualTo(12_345.5);
        assertThat(decoded.tick().volume()).isEqualTo(3);
        assertThat(decoded.tick().flags()).isEqualTo(24);
    }

    @Test
    void shouldKnowItsOwnRecordsAgain() {
        ProducerRecord<byte[], byte[]> record = TickRecords.of("mt5.ticks", STREAM, TICK);

        assertThat(TickRecords.read(consumed(record)))
                .hasValueSatisfying(
                        known -> {
                            assertThat(known.stream()).isEqualTo(STREAM);
                            assertThat(known.tick().sequence()).isEqualTo(41);
                            assertThat(known.tick().tick().timeMillis())
                                    .isEqualTo(1_399_032_000_123L);
                        });
        assertThat(
                        TickRecords.read(
                                consumed(
                                        new ProducerRecord<>(
                                                "mt5.ticks", record.key(), record.value()))))
                .isEqualTo(Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                record.key().length,
                record.value().length,
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()),
                Optional.empty());
    }
}

package io.tickflow.cli.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tickflow.cli.console.Home;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.operate.feed.FeedReport;
import io.tickflow.operate.feed.TopicFeed;
import io.tickflow.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Report of a feed by a topic's records, without a broker. */
class FeedReportTest {

    private static final Instant NOW = Instant.parse("2014-07-16T10:00:00Z");
    private static final int HOUR_SECONDS = 3_600;

    private final TopicFeed feed = new TopicFeed(1);
    private long offset;

    @Test
    void shouldTellUsualRuleAndExceptions() {
        live("EURUSD", 3 * HOUR_SECONDS, 100);
        live("GBPUSD", 3 * HOUR_SECONDS, 100);
        live("EURUSD.fxcm", -5 * HOUR_SECONDS, 100);
        live("#USDINR", 5 * HOUR_SECONDS + HOUR_SECONDS / 2, 100);
        live("XAUUSD", 3 * HOUR_SECONDS, 99);

        FeedReport report = report();

        assertThat(report.settings())
                .containsExactly(
                        entry("tickflow.feed.server-time", "new-york+7h"),
                        entry("tickflow.feed.server-times.#USDINR", "+05:30"),
                        entry("tickflow.feed.server-times.EURUSD.fxcm", "-05:00"));
        assertThat(FeedScreen.of(report))
                .contains("USDINR with the broker's prefix '#'")
                .contains("Kafka received the fastest of 100 ticks 2 h 59 min 59.9 s before")
                .endsWith(
                        """
                        To append to flink-conf/tickflow.yaml:

                        tickflow.feed.server-time: new-york+7h
                        "tickflow.feed.server-times.#USDINR": "+05:30"
                        tickflow.feed.server-times.EURUSD.fxcm: "-05:00"
                        # cannot tell for XAUUSD: ask the broker,
                        # or give a weekend of ticks, or a live topic, to doctor feed
                        """);
    }

    @Test
    void shouldWriteLinesThatExtendSettings(@TempDir Path folder) throws Exception {
        live("EURUSD", -8 * HOUR_SECONDS, 100);
        live("#USDINR", 5 * HOUR_SECONDS + HOUR_SECONDS / 2, 100);
        live("A \"B\": EURUSD", 14 * HOUR_SECONDS, 100);
        String screen = FeedScreen.of(report());
        String lines = screen.substring(screen.indexOf("tickflow.yaml:") + 14);
        Path file = folder.resolve("tickflow.yaml");
        Files.writeString(file, Files.readString(Home.resolve("flink-conf/tickflow.yaml")) + lines);

        Configuration settings = Settings.load(file, Map.of());

        assertThat(settings.toMap())
                .contains(
                        entry("tickflow.feed.server-time", "+05:30"),
                        entry("tickflow.feed.server-times.EURUSD", "-08:00"),
                        entry("tickflow.feed.server-times.A \"B\": EURUSD", "+14:00"))
                .containsKey("tickflow.model.bundle");
        assertThat(SignalJob.configure(settings).feed().clock().bySymbol()).hasSize(2);
    }

    @Test
    void shouldCountWhatHoldsNoTickAndSayWhy() {
        live("EURUSD", 0, 1);
        add("no json", NOW.toEpochMilli(), TimestampType.LOG_APPEND_TIME);
        add(
                "{\"symbol\":\"EURUSD\",\"time_msc\":1,\"bid\":1}",
                NOW.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME);

        FeedReport report = report();

        assertThat(report.unreadable()).isEqualTo(2);
        assertThat(report.symbols())
                .singleElement()
                .satisfies(symbol -> assertThat(symbol.quotes().malformed()).isEqualTo(1));
        assertThat(report.notes())
                .hasSize(2)
                .anyMatch(note -> note.startsWith("mt5.ticks-0@1: NOT_JSON: "))
                .anyMatch(note -> note.equals("mt5.ticks-0@2: MISSING_PRICE: no ask"));
        assertThat(report.settings()).isEmpty();
    }

    @Test
    void shouldNotTakeTimestampsOfProducersForKafkas() {
        for (int i = 0; i < 200; i++) {
            add(tick("EURUSD", NOW.toEpochMilli()), NOW.toEpochMilli(), TimestampType.CREATE_TIME);
        }

        FeedReport report = report();

        assertThat(report.notes()).singleElement().asString().contains("LogAppendTime");
        assertThat(report.settings()).isEmpty();
        assertThat(FeedScreen.of(report)).contains("there are no Kafka timestamps");
    }

    @Test
    void shouldBoundSymbolsOfGarbledTopic() {
        for (int i = 0; i < 10_010; i++) {
            live("S" + i, 0, 1);
        }

        FeedReport report = report();

        assertThat(report.symbols()).hasSize(10_000);
        assertThat(report.notes()).singleElement().asString().contains("more than 10000 symbols");
    }

    @Test
    void shouldBeginWithTotalsByCode() {
        live("EURUSD", 0, 3);
        add("no json", NOW.toEpochMilli(), TimestampType.LOG_APPEND_TIME);
        add("nor this", NOW.toEpochMilli(), TimestampType.LOG_APPEND_TIME);
        add("{\"type\":\"hello\"}", NOW.toEpochMilli(), TimestampType.LOG_APPEND_TIME);
        add(
                "{\"symbol\":\"GBPUSD\",\"time\":\"\\u0000\\u001b[31m\",\"bid\":1,\"ask\":2}",
                NOW.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME);

        FeedReport report = report();

        assertThat(report.totals().read()).isEqualTo(7);
        assertThat(report.totals().ticks()).isEqualTo(3);
        assertThat(FeedScreen.of(report))
                .startsWith(
                        """
                        test
                          read         7: 3 ticks, 3 unreadable, 1 message that is no tick
                          NOT_JSON                      2
                          BAD_TIME                      1
                          messages     hello 1
                        """)
                .contains("unreadable   (no symbol) 2, GBPUSD 1\n")
                .contains("cannot read the time '\\u0000\\u001b[31m'")
                .doesNotContain("\0", "\u001b");
    }

    @Test
    void shouldSumUpManySymbols() {
        for (int i = 0; i < 2_000; i++) {
            live("S" + i, 0, 1);
        }

        assertThat(FeedScreen.of(report()).lines()).hasSizeLessThan(20);
        assertThat(FeedScreen.of(report())).contains("2,000 symbols; --verbose shows each");
        assertThat(FeedScreen.of(report(), true).lines()).hasSizeGreaterThan(12_000);
    }

    @Test
    void shouldAdviseReKeyingOfSpreadSymbols() {
        var spread = new TopicFeed(3);
        for (int i = 0; i < 30; i++) {
            spread.add(record(i % 3, new byte[0], tick("EURUSD", NOW.toEpochMilli() + i)));
        }

        assertThat(FeedScreen.of(FeedReport.of("test", spread.surveys())))
                .contains("partitions   3, keys on 0 of 30 records")
                .contains("-> 1 of 1 symbols come from several partitions (EURUSD)")
                .contains("tickflow.feed.rekey: true");
    }

    @Test
    void shouldTellWhichHashPlacedKeys() {
        assertThat(placed(key -> Utils.toPositive(Utils.murmur2(key)) % 6))
                .contains("placed as Java's clients do")
                .doesNotContain("->");
        assertThat(
                        placed(
                                key -> {
                                    var crc = new CRC32();
                                    crc.update(key);
                                    return (int) (crc.getValue() % 6);
                                }))
                .contains("placed as librdkafka does", "-> the keys are placed by librdkafka's");
        assertThat(placed(key -> 0)).contains("placed by the bridge itself").doesNotContain("->");
    }

    @Test
    void shouldTellOfHourThatTheClockRepeats() {
        long start = Instant.parse("2024-11-03T08:30:00Z").toEpochMilli();
        for (int i = 0; i < 120; i++) {
            long reading = start + i * 60_000L - (i >= 30 ? 3_600_000 : 0);
            add(tick("BTCUSD", reading), start, TimestampType.CREATE_TIME);
        }

        assertThat(FeedScreen.of(report()))
                .contains("clock        went back at 2024-11-03 08:59:00 to 2024-11-03 08:00:00")
                .contains("as with new-york+7h in autumn");
    }

    private static String placed(ToIntFunction<byte[]> partitioner) {
        var feed = new TopicFeed(6);
        for (int i = 0; i < 20; i++) {
            byte[] key = ("S" + i).getBytes(StandardCharsets.UTF_8);
            feed.add(record(partitioner.applyAsInt(key), key, tick("S" + i, NOW.toEpochMilli())));
        }
        return FeedScreen.of(FeedReport.of("test", feed.surveys()));
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, byte[] key, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "mt5.ticks",
                partition,
                0,
                NOW.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                key.length,
                bytes.length,
                key,
                bytes,
                new RecordHeaders(),
                Optional.empty());
    }

    private FeedReport report() {
        return FeedReport.of("test", feed.surveys());
    }

    /** Ticks of a server that is ahead of UTC, a second each, 50 ms under way. */
    private void live(String symbol, int aheadSeconds, int ticks) {
        for (int i = 0; i < ticks; i++) {
            long utcMillis = NOW.plusSeconds(i).toEpochMilli();
            add(
                    tick(symbol, utcMillis + 1_000L * aheadSeconds),
                    utcMillis + 50,
                    TimestampType.LOG_APPEND_TIME);
        }
    }

    private static String tick(String symbol, long serverMillis) {
        return "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":1.1,\"ask\":1.2}"
                .formatted(symbol.replace("\"", "\\\""), serverMillis);
    }

    private void add(String value, long appendMillis, TimestampType type) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        feed.add(
                new ConsumerRecord<>(
                        "mt5.ticks",
                        0,
                        offset++,
                        appendMillis,
                        type,
                        0,
                        bytes.length,
                        new byte[0],
                        bytes,
                        new RecordHeaders(),
                        Optional.empty()));
    }
}

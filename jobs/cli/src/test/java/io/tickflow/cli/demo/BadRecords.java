package io.tickflow.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records that no tick can be made of, or none that may be used, next to a feed of good ones. */
final class BadRecords {

    /**
     * A record and why it must be refused.
     *
     * @param name what is wrong, for messages
     * @param key null for none
     * @param value null for none
     */
    record Bad(String name, byte @Nullable [] key, byte @Nullable [] value, DeadLetterCode code) {}

    private static final int MEGABYTE = 1 << 20;
    private static final int GARBAGE_BYTES = 300;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long SEED = 5;

    private final SteadyFeed feed;
    private final List<Bad> all = new ArrayList<>();

    private BadRecords(SteadyFeed feed) {
        this.feed = feed;
    }

    /** One of each kind, made for the tick that {@code feed} sent last. */
    static List<Bad> of(SteadyFeed feed) {
        var records = new BadRecords(feed);
        records.noJson();
        records.noSymbol();
        records.noPrices();
        records.noTime();
        records.unusable();
        return records.all;
    }

    private void noJson() {
        byte[] garbage = new byte[GARBAGE_BYTES];
        new Random(SEED).nextBytes(garbage);
        add("garbage", garbage, DeadLetterCode.NOT_JSON);
        add("nothing", new byte[0], DeadLetterCode.EMPTY_VALUE);
        all.add(new Bad("null", feed.key(), null, DeadLetterCode.EMPTY_VALUE));
        add("an array", "[1,2,3]", DeadLetterCode.NOT_JSON);
        add("two ticks", "[{\"bid\":1},{\"bid\":2}]", DeadLetterCode.SEVERAL_TICKS);
        add("half an object", "{\"symbol\":\"" + feed.symbol(), DeadLetterCode.NOT_JSON);
        add("two objects", "{}{}", DeadLetterCode.NOT_JSON);
        add("a deep nest", "{\"x\":" + "[".repeat(5_000), DeadLetterCode.NOT_JSON);
        byte[] large = "{\"x\":\"%s\"}".formatted("y".repeat(MEGABYTE)).getBytes(UTF_8);
        add("a megabyte", large, DeadLetterCode.TOO_LARGE);
        add("a megabyte of zeros", new byte[MEGABYTE], DeadLetterCode.TOO_LARGE);
    }

    private void noSymbol() {
        String rest = ",\"time_msc\":%d,\"bid\":1.1,\"ask\":1.2}".formatted(feed.millis());
        all.add(
                new Bad(
                        "no symbol",
                        null,
                        ("{\"flags\":6" + rest).getBytes(UTF_8),
                        DeadLetterCode.MISSING_SYMBOL));
        add(
                "a symbol of 300 characters",
                "{\"symbol\":\"" + "S".repeat(300) + '"' + rest,
                DeadLetterCode.SYMBOL_TOO_LONG);
        add(
                "a long symbol of pairs of characters",
                "{\"symbol\":\"S" + "\ud83d\ude80".repeat(150) + '"' + rest,
                DeadLetterCode.SYMBOL_TOO_LONG);
        add(
                "a symbol with a FIX field in it",
                "{\"symbol\":\"EURUSD\\u000138=1000000\"" + rest,
                DeadLetterCode.BAD_SYMBOL);
        add("half a character", "{\"symbol\":\"\\ud83d\"" + rest, DeadLetterCode.BAD_SYMBOL);
    }

    private void noPrices() {
        quote("no bid", "\"ask\":1.2", DeadLetterCode.MISSING_PRICE);
        quote("a null bid", "\"bid\":null,\"ask\":1.2", DeadLetterCode.MISSING_PRICE);
        quote("an object for a bid", "\"bid\":{\"p\":1},\"ask\":1.2", DeadLetterCode.MISSING_PRICE);
        quote("words", "\"bid\":\"cheap\",\"ask\":1.2", DeadLetterCode.BAD_NUMBER);
        quote("half a word", "\"bid\":\"\\udc00\",\"ask\":1.2", DeadLetterCode.BAD_NUMBER);
        quote("NaN", "\"bid\":NaN,\"ask\":1.2", DeadLetterCode.NON_FINITE_PRICE);
        quote("'NaN'", "\"bid\":1.1,\"ask\":\"NaN\"", DeadLetterCode.NON_FINITE_PRICE);
        quote("infinity", "\"bid\":1.1,\"ask\":1e999", DeadLetterCode.NON_FINITE_PRICE);
        quote("a negative bid", "\"bid\":-1.1,\"ask\":1.2", DeadLetterCode.NON_POSITIVE_PRICE);
        quote("an ask of zero", "\"bid\":1.1,\"ask\":0", DeadLetterCode.NON_POSITIVE_PRICE);
    }

    private void noTime() {
        String quote = "{\"symbol\":\"%s\",\"bid\":1.1,\"ask\":1.2".formatted(feed.symbol());
        add("no time", quote + '}', DeadLetterCode.MISSING_TIME);
        add("a word for a time", quote + ",\"time\":\"noon\"}", DeadLetterCode.BAD_TIME);
        add("an endless time", quote + ",\"time\":1e999}", DeadLetterCode.BAD_TIME);
        add(
                "the year 9999",
                quote + ",\"time\":\"9999-12-31 23:59:59\"}",
                DeadLetterCode.IN_THE_FUTURE);
        add("the year 5138", quote + ",\"time_msc\":99999999999999}", DeadLetterCode.IN_THE_FUTURE);
        add(
                "the day after tomorrow",
                quote + ",\"time_msc\":" + (System.currentTimeMillis() + 2 * DAY_MILLIS) + '}',
                DeadLetterCode.IN_THE_FUTURE);
        add("1989", quote + ",\"time\":\"1989.12.31 12:00:00\"}", DeadLetterCode.BEFORE_1990);
        add(
                "two times",
                quote
                        + ",\"time_msc\":%1$d,\"time\":\"2024-03-08T12:00:00Z\"}"
                                .formatted(feed.millis()),
                DeadLetterCode.CONTRADICTION);
        add("the epoch", quote + ",\"time\":0}", DeadLetterCode.BEFORE_1990);
    }

    private void unusable() {
        long now = feed.millis();
        double bid = feed.bid();
        double ask = feed.ask();
        add("bid above ask", feed.json(now, ask, bid), DeadLetterCode.CROSSED_QUOTE);
        add("the tick before", feed.json(now, bid, ask), DeadLetterCode.DUPLICATE);
        add("an hour late", feed.json(now - 3_600_000, bid, ask), DeadLetterCode.OUT_OF_ORDER);
        add("a month early", feed.json(now + 30 * DAY_MILLIS, bid, ask), DeadLetterCode.TIME_JUMP);
        add("half as much again", feed.json(now, 1.5 * bid, 1.5 * ask), DeadLetterCode.PRICE_SPIKE);
    }

    private void quote(String name, String prices, DeadLetterCode code) {
        add(
                name,
                "{\"symbol\":\"%s\",\"time_msc\":%d,%s}"
                        .formatted(feed.symbol(), feed.millis(), prices),
                code);
    }

    private void add(String name, String value, DeadLetterCode code) {
        add(name, value.getBytes(UTF_8), code);
    }

    private void add(String name, byte[] value, DeadLetterCode code) {
        all.add(new Bad(name, feed.key(), value, code));
    }
}

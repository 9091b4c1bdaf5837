package io.tickflow.ingest.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.OfferedTick;
import io.tickflow.ingest.feed.Refusal;
import io.tickflow.ingest.feed.SymbolBatch;
import java.util.ArrayList;
import java.util.List;

/** Fields of one JSON object and the problems found in them. One thread. */
final class RequestFields {

    private static final int TICK_FIELDS = 6;
    private static final int TIME = 0;
    private static final int BID = 1;
    private static final int ASK = 2;
    private static final int LAST = 3;
    private static final int VOLUME = 4;
    private static final int FLAGS = 5;
    private static final int PROBLEMS_MAX = 20;

    /** Numbers up to here are exact in a double, as scripts of terminals have them. */
    private static final long SEQUENCE_MAX = 1L << 53;

    private final JsonNode object;
    private final List<String> problems = new ArrayList<>();

    RequestFields(JsonNode object) {
        this.object = object;
    }

    void problem(String sentence) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(sentence);
        }
    }

    void addAll(RequestFields inner) {
        inner.problems.forEach(this::problem);
    }

    void throwIfInvalid() throws RefusedRequest {
        if (!problems.isEmpty()) {
            throw new RefusedRequest(ErrorCode.BAD_REQUEST, String.join("; ", problems));
        }
    }

    /** A text that identifies something. */
    String name(String field) {
        return checkName(field, object.path(field));
    }

    /** A text or number for the reader of logs; empty if it is missing. */
    String text(String field) {
        String text = object.path(field).asText("");
        if (!isPrintable(text)) {
            problem(
                    field
                            + " must have at most "
                            + Limits.TEXT_CHARS_MAX
                            + " printable characters");
            return "";
        }
        return text;
    }

    String checkName(String field, JsonNode value) {
        String text = value.isTextual() ? value.asText() : "";
        if (text.isEmpty() || !text.equals(text.strip()) || !isPrintable(text)) {
            problem(
                    "%s must be a text of 1 to %d printable characters without blanks around it, not %s"
                            .formatted(
                                    field,
                                    Limits.TEXT_CHARS_MAX,
                                    value.isMissingNode() ? "missing" : value.getNodeType()));
        }
        return text;
    }

    SymbolBatch batch(String symbol) {
        JsonNode first = object.path("first");
        boolean numbered =
                first.isIntegralNumber()
                        && first.canConvertToLong()
                        && first.asLong() >= 1
                        && first.asLong() <= SEQUENCE_MAX;
        if (!numbered) {
            problem("first of '" + symbol + "' must be a whole number from 1");
        }
        JsonNode ticks = object.path("ticks");
        if (!ticks.isArray() || ticks.isEmpty()) {
            problem("ticks of '" + symbol + "' must be a list with at least one tick");
        }
        List<OfferedTick> offered = new ArrayList<>(ticks.size());
        ticks.forEach(tick -> offered.add(tick(tick)));
        return new SymbolBatch(symbol, numbered ? first.asLong() : 1, offered);
    }

    private static OfferedTick tick(JsonNode fields) {
        if (!fields.isArray() || fields.size() != TICK_FIELDS) {
            return OfferedTick.refused(Refusal.BAD_TICK);
        }
        JsonNode time = fields.get(TIME);
        if (!time.isIntegralNumber()
                || !time.canConvertToLong()
                || !FeedTick.isTime(time.asLong())) {
            return OfferedTick.refused(Refusal.BAD_TIME);
        }
        for (int i = BID; i <= VOLUME; i++) {
            if (!fields.get(i).isNumber() || !Double.isFinite(fields.get(i).asDouble())) {
                return OfferedTick.refused(Refusal.BAD_NUMBER);
            }
        }
        JsonNode flags = fields.get(FLAGS);
        if (!flags.isIntegralNumber() || !flags.canConvertToInt()) {
            return OfferedTick.refused(Refusal.BAD_NUMBER);
        }
        return OfferedTick.of(
                new FeedTick(
                        time.asLong(),
                        fields.get(BID).asDouble(),
                        fields.get(ASK).asDouble(),
                        fields.get(LAST).asDouble(),
                        fields.get(VOLUME).asDouble(),
                        flags.asInt()));
    }

    private static boolean isPrintable(String text) {
        return text.length() <= Limits.TEXT_CHARS_MAX
                && text.codePoints()
                        .noneMatch(
                                point ->
                                        Character.isISOControl(point)
                                                || Character.getType(point) == Character.SURROGATE);
    }
}

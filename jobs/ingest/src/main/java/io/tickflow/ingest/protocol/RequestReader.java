package io.tickflow.ingest.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.ingest.feed.SymbolBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads requests and collects all problems of a body. Thread-safe. */
public final class RequestReader {

    private static final int DEPTH_MAX = 16;
    private static final int OFFSET_SECONDS_MAX = 14 * 3600;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .build())
                                    .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Limits limits;

    /** A reader with bounds. */
    public RequestReader(Limits limits) {
        this.limits = limits;
    }

    /** Reads the opening of a session. */
    public SessionRequest session(byte[] body) throws RefusedRequest {
        JsonNode root = parse(body);
        int protocol = root.path("protocol").asInt();
        if (protocol != SessionRequest.PROTOCOL) {
            throw new RefusedRequest(
                    ErrorCode.PROTOCOL_UNSUPPORTED,
                    "protocol is %s, this gateway speaks %d"
                            .formatted(
                                    root.path("protocol").isMissingNode()
                                            ? "missing"
                                            : root.path("protocol").toString(),
                                    SessionRequest.PROTOCOL));
        }
        var fields = new RequestFields(root);
        var request =
                new SessionRequest(
                        fields.name("terminal"),
                        fields.text("account"),
                        fields.text("server"),
                        offsetSeconds(root, fields),
                        fields.text("software"),
                        symbols(root, fields));
        fields.throwIfInvalid();
        return request;
    }

    /** Reads ticks. Elements that are no ticks are marked, the others stay. */
    public TicksRequest ticks(byte[] body) throws RefusedRequest {
        JsonNode root = parse(body);
        var fields = new RequestFields(root);
        String session = fields.name("session");
        JsonNode batches = root.path("batches");
        if (!batches.isArray()) {
            fields.problem("batches must be a list");
        }
        List<SymbolBatch> read = new ArrayList<>();
        Set<String> symbols = new HashSet<>();
        int ticks = 0;
        for (JsonNode entry : batches) {
            var batch = new RequestFields(entry);
            String symbol = batch.name("symbol");
            if (!symbols.add(symbol)) {
                batch.problem("symbol '" + symbol + "' has two batches in one request");
            }
            SymbolBatch one = batch.batch(symbol);
            ticks += one.ticks().size();
            read.add(one);
            fields.addAll(batch);
        }
        fields.throwIfInvalid();
        if (ticks > limits.ticksMax()) {
            throw new RefusedRequest(
                    ErrorCode.TOO_LARGE,
                    "%d ticks in one request, the limit is %d".formatted(ticks, limits.ticksMax()));
        }
        return new TicksRequest(session, read);
    }

    private static @Nullable Integer offsetSeconds(JsonNode root, RequestFields fields) {
        JsonNode offset = root.path("server_time_offset_seconds");
        if (offset.isMissingNode() || offset.isNull()) {
            return null;
        }
        if (!offset.isInt() || Math.abs(offset.asInt()) > OFFSET_SECONDS_MAX) {
            fields.problem(
                    "server_time_offset_seconds must be null or whole seconds from -50400 to 50400");
        }
        return offset.asInt();
    }

    private List<String> symbols(JsonNode root, RequestFields fields) throws RefusedRequest {
        JsonNode list = root.path("symbols");
        if (!list.isArray() || list.isEmpty()) {
            fields.problem("symbols must be a list with at least one name");
        }
        Set<String> symbols = new LinkedHashSet<>();
        for (JsonNode name : list) {
            symbols.add(fields.checkName("symbols", name));
        }
        if (symbols.size() > limits.symbolsMax()) {
            throw new RefusedRequest(
                    ErrorCode.TOO_LARGE,
                    "%d symbols in one session, the limit is %d"
                            .formatted(symbols.size(), limits.symbolsMax()));
        }
        return List.copyOf(symbols);
    }

    private static JsonNode parse(byte[] body) throws RefusedRequest {
        try {
            JsonNode root = JSON.readTree(body);
            if (root == null || !root.isObject()) {
                throw new RefusedRequest(ErrorCode.NOT_JSON, "the body is not one JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new RefusedRequest(
                    ErrorCode.NOT_JSON,
                    "the body is not JSON: "
                            + e.getOriginalMessage()
                            + (e.getLocation() == null
                                    ? ""
                                    : " at byte " + e.getLocation().getByteOffset()));
        } catch (IOException e) {
            throw new RefusedRequest(ErrorCode.NOT_JSON, "the body is not JSON: " + e.getMessage());
        }
    }
}

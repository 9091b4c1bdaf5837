package io.tickflow.sandbox.stack.clickhouse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Answers ClickHouse's HTTP requests: ping, queries, inserts. Each runs in a session of its own.
 */
final class QueryHandler implements HttpHandler {

    /** The part of a request in which an INSERT must show where its rows begin. */
    private static final int HEAD_BYTES_MAX = 1 << 20;

    private static final int QUERY_BYTES_MAX = 16 << 20;

    /**
     * Bytes read from a client that still sends after its insert has failed, so that it hears why.
     */
    private static final long DRAIN_BYTES_MAX = 256L << 20;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;
    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    private final Engine engine;

    QueryHandler(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/ping")) {
                send(exchange, OK, "Ok.\n");
            } else if (exchange.getRequestHeaders().containsKey("Origin")) {
                send(exchange, FORBIDDEN, "Web pages may not ask here\n");
            } else if (path.equals("/")) {
                answer(exchange);
            } else {
                send(exchange, NOT_FOUND, "There is no handle " + path + "\n");
            }
        } catch (RuntimeException e) {
            // The HTTP server would drop it without a word; this goes to the process's log.
            e.printStackTrace();
            throw e;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        try {
            Request request = Request.of(exchange.getRequestURI(), exchange.getRequestHeaders());
            try (EngineSession session = open(request)) {
                if (exchange.getRequestMethod().equals("GET")) {
                    // As in the server: what a link or a page can send changes nothing.
                    session.set("readonly", "2");
                }
                run(exchange, request, body, session);
            }
        } catch (EngineException e) {
            drain(body);
            exchange.getResponseHeaders()
                    .set("X-ClickHouse-Exception-Code", Integer.toString(e.code()));
            send(exchange, SERVER_ERROR, e.text() + '\n');
        }
    }

    private EngineSession open(Request request) throws EngineException {
        EngineSession session = engine.session();
        try {
            if (!request.database().isEmpty()) {
                session.use(request.database());
            }
            for (Map.Entry<String, String> setting : request.settings().entrySet()) {
                session.set(setting.getKey(), setting.getValue());
            }
            return session;
        } catch (EngineException e) {
            session.close();
            throw e;
        }
    }

    private void run(
            HttpExchange exchange, Request request, InputStream body, EngineSession session)
            throws IOException, EngineException {
        boolean sqlInUrl = !request.query().isEmpty();
        byte[] head = sqlInUrl ? request.query().getBytes(UTF_8) : body.readNBytes(HEAD_BYTES_MAX);
        String headChars = new String(head, ISO_8859_1);
        Optional<InsertStatement> insert = InsertStatement.parse(headChars);
        if (insert.isPresent()) {
            int from = insert.get().dataStart();
            String statement = new String(insert.get().statement().getBytes(ISO_8859_1), UTF_8);
            try (EngineResult result =
                    session.insert(
                            statement,
                            insert.get().format(),
                            Arrays.copyOfRange(head, from, head.length),
                            body)) {
                sendResult(exchange, request, insert.get().format(), result);
            }
        } else {
            byte[] sql = withRest(head, sqlInUrl, body);
            String sqlChars = new String(sql, ISO_8859_1);
            String format = OutputFormat.of(sqlChars, request.format());
            Path file = engine.answerFile();
            Optional<String> toFile = FileStatement.of(sqlChars, format, file);
            if (toFile.isPresent()) {
                sendFile(exchange, request, toFile.get().getBytes(ISO_8859_1), file, session);
            } else if (!format.equals(EngineStream.FORMAT)
                    || !stream(exchange, request, sql, session)) {
                try (EngineResult result = session.query(sql, request.format())) {
                    sendResult(exchange, request, format, result);
                }
            }
        }
    }

    private static void sendFile(
            HttpExchange exchange, Request request, byte[] sql, Path file, EngineSession session)
            throws IOException, EngineException {
        try {
            liftResultBound(request, session);
            session.query(sql, "Null").close();
            setHeaders(exchange, request, request.format());
            exchange.sendResponseHeaders(OK, Files.size(file));
            try (OutputStream out = exchange.getResponseBody()) {
                Files.copy(file, out);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** An answer that is not held in memory needs no bound but the one that the client asks for. */
    private static void liftResultBound(Request request, EngineSession session)
            throws EngineException {
        if (!request.settings().containsKey("max_result_bytes")) {
            session.set("max_result_bytes", "0");
        }
    }

    /** Sends the rows of a SELECT as they come; gives false for another statement. */
    private static boolean stream(
            HttpExchange exchange, Request request, byte[] sql, EngineSession session)
            throws IOException, EngineException {
        liftResultBound(request, session);
        Optional<EngineStream> started = session.stream(sql);
        if (started.isEmpty()) {
            return false;
        }
        try (EngineStream rows = started.get()) {
            byte[] first = rows.next();
            setHeaders(exchange, request, EngineStream.FORMAT);
            exchange.sendResponseHeaders(OK, first == null ? NO_BODY : CHUNKED);
            try (OutputStream out = exchange.getResponseBody()) {
                rows.writeTo(out, first);
            }
        }
        return true;
    }

    private static byte[] withRest(byte[] head, boolean sqlInUrl, InputStream body)
            throws IOException, EngineException {
        byte[] rest = body.readNBytes(QUERY_BYTES_MAX);
        if (rest.length == QUERY_BYTES_MAX) {
            throw new EngineException(
                    "Code: 62. DB::Exception: the query is longer than 16 MiB. (SYNTAX_ERROR)");
        }
        if (rest.length == 0) {
            return head;
        }
        int gap = sqlInUrl ? 1 : 0;
        byte[] sql = new byte[head.length + gap + rest.length];
        System.arraycopy(head, 0, sql, 0, head.length);
        if (sqlInUrl) {
            sql[head.length] = '\n';
        }
        System.arraycopy(rest, 0, sql, head.length + gap, rest.length);
        return sql;
    }

    private static void sendResult(
            HttpExchange exchange, Request request, String format, EngineResult result)
            throws IOException {
        setHeaders(exchange, request, format);
        exchange.getResponseHeaders().set("X-ClickHouse-Summary", result.summaryJson());
        long length = result.length();
        exchange.sendResponseHeaders(OK, length == 0 ? NO_BODY : length);
        if (length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                result.writeTo(out);
            }
        }
    }

    private static void setHeaders(HttpExchange exchange, Request request, String format) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-ClickHouse-Query-Id", request.queryId());
        headers.set("X-ClickHouse-Format", format);
        headers.set("X-ClickHouse-Timezone", "UTC");
        headers.set("X-ClickHouse-Server-Display-Name", "tickflow-sandbox");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void drain(InputStream body) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long drained = 0;
        for (int read = body.read(chunk);
                read >= 0 && drained < DRAIN_BYTES_MAX;
                read = body.read(chunk)) {
            drained += read;
        }
    }
}

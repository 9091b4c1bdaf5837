package io.tickflow.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.desk.log.Control;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Role;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.control.ControlAnswers;
import io.tickflow.settings.DeskAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands to a desk. Each becomes the same event as that of the command line, with the caller's
 * name and reason, and is durable before it is answered.
 */
public final class ControlResource implements Resource {

    private static final Logger LOG = LoggerFactory.getLogger(ControlResource.class);
    private static final int TEXT_MAX = 500;
    private static final long WAIT_MILLIS_USUAL = 2_000;
    private static final long WAIT_MILLIS_MAX = 10_000;

    /** A line that is not blank: it is written to files of one entry a line, such as the log. */
    private static final Pattern LINE =
            Pattern.compile(
                    "^[^\\u0000-\\u001f\\u007f-\\u009f]*"
                            + "[^\\s\\u0000-\\u001f\\u007f-\\u009f]"
                            + "[^\\u0000-\\u001f\\u007f-\\u009f]*$",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private static final Parameter WAIT =
            Parameter.integer(
                    "waitMillis",
                    "Longest wait for answers of desks (default: " + WAIT_MILLIS_USUAL + ")",
                    0,
                    WAIT_MILLIS_MAX);
    private static final Map<String, Control.Command> COMMANDS =
            Map.of(
                    "halt", Control.Command.HALT,
                    "resume", Control.Command.RESUME,
                    "flatten", Control.Command.FLATTEN,
                    "retry-exits", Control.Command.RETRY_EXITS);

    private final DeskAddress desk;
    private final CommandWriter writer;

    /** Creates the resource of the desk that the settings name. */
    public ControlResource(DeskAddress desk, CommandWriter writer) {
        this.desk = desk;
        this.writer = writer;
    }

    /**
     * Recorded command.
     *
     * @param answers what running desks and sinks said in time
     */
    record Recorded(
            String command,
            String account,
            String by,
            String eventId,
            String topic,
            long offset,
            List<DeskAnswer> answers) {}

    /** Answer of a desk or its sink. */
    record DeskAnswer(String by, String account, String text) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(
                                "/v1/control/flatten",
                                "flatten",
                                "Record FLATTEN for a desk: close positions, of a symbol or all")
                        .in("Trading")
                        .role(Role.OPERATOR)
                        .with(WAIT)
                        .body(body("reason", "account", "symbol"))
                        .gives(RecordSchema.of(Recorded.class))
                        .to(call -> record(call, "flatten")),
                Route.post(
                                "/v1/control/{command}",
                                "control",
                                "Record a command for a desk: halt, resume or retry-exits")
                        .in("Trading")
                        .role(Role.OPERATOR)
                        .with(
                                Parameter.pathOneOf(
                                        "command",
                                        "As on the command line",
                                        "halt",
                                        "resume",
                                        "retry-exits"),
                                WAIT)
                        .body(body("reason", "account"))
                        .gives(RecordSchema.of(Recorded.class))
                        .to(call -> record(call, call.path("command"))));
    }

    private static ObjectNode body(String... fields) {
        ObjectNode schema = RecordSchema.object();
        ObjectNode properties = schema.putObject("properties");
        for (String field : fields) {
            properties
                    .putObject(field)
                    .put("type", "string")
                    .put("pattern", LINE.pattern())
                    .put("minLength", 1)
                    .put("maxLength", TEXT_MAX);
        }
        schema.putArray("required").add("reason");
        schema.put("additionalProperties", false);
        return schema;
    }

    private Answer record(Call call, String name) {
        Control.Command command = COMMANDS.get(name);
        if (command == null) {
            throw Problem.notFound("there is no command '" + name + "'");
        }
        check(call.body(), command);
        String account = call.body().path("account").asText(desk.account());
        var address =
                new DeskAddress(desk.kafka(), desk.deployment(), account, desk.silenceMillis());
        String by = call.caller().name();
        LOG.info("{} says {} for account {}", by, command, account);
        AppendedRecord appended =
                writer.append(
                        command,
                        address,
                        by,
                        call.body().path("reason").asText(),
                        call.body().path("symbol").asText());
        long wait = call.number("waitMillis").orElse(WAIT_MILLIS_USUAL);
        List<Control> answers =
                wait == 0
                        ? List.of()
                        : ControlAnswers.await(
                                desk.kafka(), appended, expected(command), Duration.ofMillis(wait));
        long now = System.currentTimeMillis();
        return Answer.of(recorded(appended, by, answers), Meta.of(Layer.SOURCE, now, now));
    }

    /** A kept command is answered by the desk and its sink. */
    private static int expected(Control.Command command) {
        return command == Control.Command.HALT || command == Control.Command.RESUME ? 2 : 1;
    }

    private static void check(JsonNode body, Control.Command command) {
        var problems = new ArrayList<String>();
        if (body.path("reason").asText().isBlank()) {
            problems.add("reason: is required; it is recorded");
        }
        if (body.has("symbol") && command != Control.Command.FLATTEN) {
            problems.add("symbol: belongs to flatten");
        }
        body.fields()
                .forEachRemaining(
                        field -> {
                            if (!List.of("reason", "account", "symbol").contains(field.getKey())) {
                                problems.add("there is no field '" + field.getKey() + "'");
                            } else if (!field.getValue().isTextual()
                                    || !isLine(field.getValue().textValue())) {
                                problems.add(
                                        field.getKey()
                                                + ": must be a line of 1 to "
                                                + TEXT_MAX
                                                + " characters");
                            }
                        });
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems);
        }
    }

    private static boolean isLine(String text) {
        return text.codePointCount(0, text.length()) <= TEXT_MAX && LINE.matcher(text).matches();
    }

    private static ObjectNode recorded(AppendedRecord appended, String by, List<Control> answers) {
        ObjectNode recorded =
                Json.object()
                        .put("command", appended.said())
                        .put("account", appended.account())
                        .put("by", by)
                        .put("eventId", appended.eventId())
                        .put("topic", appended.topic())
                        .put("offset", appended.offset());
        ArrayNode list = recorded.putArray("answers");
        answers.forEach(
                answer ->
                        list.addObject()
                                .put("by", answer.by())
                                .put("account", answer.account())
                                .put("text", answer.reason()));
        return recorded;
    }
}

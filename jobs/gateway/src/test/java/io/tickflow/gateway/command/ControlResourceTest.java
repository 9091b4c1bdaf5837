package io.tickflow.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import io.tickflow.operate.OperationException;
import io.tickflow.settings.DeskAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies of commands, with a writer that is closed: a command that reaches it is valid. */
class ControlResourceTest {

    private static final KafkaConfig KAFKA = new KafkaConfig("127.0.0.1:1", Map.of());
    private static final int CHARACTERS_MAX = 500;

    private static final DeskAddress DESK =
            new DeskAddress(KAFKA, new Deployment("tickflow", Mode.PAPER), "A-1", 1_000);

    private final CommandWriter writer = new CommandWriter(DESK);
    private final ControlResource resource = new ControlResource(DESK, writer);

    @Test
    void shouldTakeSymbolForFlattenAlone() {
        ObjectNode body = Json.object().put("reason", "news").put("symbol", "EURUSD");

        assertRefused("halt", body, "symbol: belongs to flatten");
        assertReachesWriter("flatten", body);
    }

    @Test
    void shouldCountCharactersOfReason() {
        String line = "\uD83D\uDE00".repeat(CHARACTERS_MAX);

        assertReachesWriter("halt", Json.object().put("reason", line));
        assertRefused("halt", Json.object().put("reason", line + '.'), "reason: must be a line");
    }

    private void assertRefused(String command, ObjectNode body, String why) {
        assertThatThrownBy(() -> say(command, body))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(why);
    }

    private void assertReachesWriter(String command, ObjectNode body) {
        writer.close();
        assertThatThrownBy(() -> say(command, body))
                .isInstanceOf(OperationException.class)
                .hasMessage("the gateway stops");
    }

    private void say(String command, ObjectNode body) throws Exception {
        String id = command.equals("flatten") ? command : "control";
        Route route =
                resource.routes().stream()
                        .filter(known -> known.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        route.handler()
                                .answer(
                                        new Call(
                                                Identity.LOCAL,
                                                Map.of("command", command),
                                                Map.of(),
                                                body)))
                .as("nothing may be recorded")
                .isNull();
    }
}

package io.tickflow.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.topic.TopicCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rights follow from the catalogue. */
class AccessRightTest {

    private final List<AccessRight> rights =
            AccessRight.of(
                    TopicCatalogue.bundled(),
                    "tickflow-signal",
                    "tickflow-shadow",
                    "tickflow-history");

    @Test
    void shouldLetOnlyDesksWriteOrders() {
        assertThat(rights)
                .filteredOn(right -> right.name().equals("tickflow.orders"))
                .filteredOn(right -> right.operation().equals("Write"))
                .extracting(AccessRight::principal)
                .containsExactly("desk");
    }

    @Test
    void shouldLetReadersUseTheirGroups() {
        assertThat(rights)
                .filteredOn(right -> right.resource().equals("group"))
                .extracting(AccessRight::principal)
                .containsExactly(
                        "signal", "shadow", "desk", "history", "console", "console", "console");
    }

    @Test
    void shouldLetConsoleWriteControlsOnly() {
        assertThat(rights)
                .filteredOn(right -> right.principal().equals("console"))
                .filteredOn(right -> right.operation().equals("Write"))
                .extracting(AccessRight::name)
                .containsExactly("tickflow.control");
    }

    @Test
    void shouldFormatCommand() {
        assertThat(
                        new AccessRight("desk", "group", "tickflow-desk-", true, "Read")
                                .command("k:9092", "User:"))
                .isEqualTo(
                        "kafka-acls --bootstrap-server k:9092 --add --allow-principal User:desk"
                                + " --operation Read --group tickflow-desk-"
                                + " --resource-pattern-type prefixed");
    }
}

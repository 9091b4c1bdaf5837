package io.tickflow.cli.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Console;
import io.tickflow.operate.control.AppendedRecord;

/** Prints the confirmation of an appended record. */
final class Confirmation {

    private static final JsonMapper JSON = new JsonMapper();

    private Confirmation() {}

    static void print(Console console, AppendedRecord appended, boolean json) {
        try {
            console.out()
                    .println(
                            json
                                    ? JSON.writeValueAsString(appended)
                                    : "%s for account %s is recorded: %s, offset %d"
                                            .formatted(
                                                    appended.said(),
                                                    appended.account(),
                                                    appended.topic(),
                                                    appended.offset()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts can always be written", e);
        }
        console.out().flush();
    }
}

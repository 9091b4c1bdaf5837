package io.tickflow.cli.operator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.core.desk.log.Control;
import io.tickflow.operate.control.AppendedRecord;
import java.util.List;

/** Prints the confirmation of an appended record. */
final class Confirmation {

    private static final JsonMapper JSON = new JsonMapper();

    private Confirmation() {}

    static void print(Console console, AppendedRecord appended) {
        console.out()
                .printf(
                        "%s for account %s is recorded: %s, offset %d%n",
                        appended.said(), appended.account(), appended.topic(), appended.offset());
        console.out().flush();
    }

    /** Prints the answers of desk and sink. */
    static void print(Console console, List<Control> answers) {
        answers.forEach(
                answer ->
                        console.out()
                                .printf(
                                        "%s %s: %s%n",
                                        answer.by(), answer.account(), answer.reason()));
        console.out().flush();
    }

    /** Prints the record, and the answers of desk and sink, as one object. */
    static void printJson(Console console, AppendedRecord appended, List<Control> answers) {
        ObjectNode all = JSON.valueToTree(appended);
        ArrayNode said = all.putArray("answers");
        for (Control answer : answers) {
            said.addObject()
                    .put("by", answer.by())
                    .put("account", answer.account())
                    .put("reason", answer.reason());
        }
        console.out().println(all);
        console.out().flush();
    }
}

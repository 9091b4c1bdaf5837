package io.tickflow.cli;

import static java.util.stream.Collectors.joining;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Catalogue of the events in docs/events.md: rows of {@link EventTypes}, fields of the records,
 * words of their Javadoc. Prose stands around it.
 */
final class EventsPage {

    private static final String BEGIN = "<!-- Generated from EventTypes: see CONTRIBUTING.md -->\n";
    private static final String END = "<!-- End of the generated part -->\n";

    private EventsPage() {}

    /** The page with its catalogue as the code has it. */
    static String regenerated(String page) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException("the page has lost the marks of its generated part");
        }
        return page.substring(0, begin) + catalogue() + page.substring(end);
    }

    private static String catalogue() {
        String topics =
                EventTypes.ALL.stream()
                        .map(
                                row ->
                                        "| `%s` | [`%s`](#%s) | %s | %d |\n"
                                                .formatted(
                                                        row.topic(),
                                                        row.name(),
                                                        row.name().toLowerCase(Locale.ROOT),
                                                        row.key().name(),
                                                        row.schemaVersion()))
                        .collect(joining());
        String events = EventTypes.ALL.stream().map(EventsPage::section).collect(joining());
        return "\n| topic | type | key | version |\n| --- | --- | --- | --- |\n"
                + topics
                + events
                + '\n';
    }

    private static String section(EventType<?> row) {
        var doc = RecordDoc.of(row.type());
        String fields =
                Arrays.stream(row.type().getRecordComponents())
                        .map(
                                field ->
                                        "| `%s` | %s | %s |\n"
                                                .formatted(
                                                        field.getName(),
                                                        typeOf(field),
                                                        doc.component(field.getName())))
                        .collect(joining());
        return "\n### "
                + row.name()
                + "\n\n"
                + doc.summary()
                + "\n\n| field | type | |\n| --- | --- | --- |\n"
                + fields;
    }

    private static String typeOf(RecordComponent field) {
        Class<?> type = field.getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> '`' + ((Enum<?>) constant).name() + '`')
                    .collect(joining(", "));
        }
        if (field.getGenericType() instanceof ParameterizedType list
                && type == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isRecord()) {
            return Arrays.stream(item.getRecordComponents())
                    .map(part -> '`' + part.getName() + "` " + typeOf(part))
                    .collect(joining("; ", "list of ", ""));
        }
        return switch (field.getGenericType().getTypeName()) {
            case "java.lang.String" -> "text";
            case "boolean" -> "boolean";
            case "int", "long" -> "integer";
            case "Quantity" -> "number";
            case "float", "double" -> "number";
            case "long[]" -> "integers";
            case "float[]" -> "numbers";
            case "java.util.Map<java.lang.String, byte[]>" -> "base64 by name";
            default -> throw new IllegalStateException("the page has no word for " + field);
        };
    }
}

package io.tickflow.cli.health;

import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.component.Component;
import io.tickflow.operate.status.StatusFinding;
import io.tickflow.operate.status.StatusReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats the table of components as text. Pure functions. */
final class ComponentScreen {

    private static final String MILLIS = "Millis";
    private static final String NEWEST = "newest";

    private ComponentScreen() {}

    /** Formats a line for each component; findings of {@code report} are not told again. */
    static String of(List<Component> components, StatusReport report) {
        var told = report.findings().stream().map(StatusFinding::text).collect(Collectors.toSet());
        var screen = new StringBuilder("Components\n\n");
        for (Component component : components) {
            var words = new ArrayList<String>();
            String text = component.health().text();
            if (!told.contains(text)) {
                words.add(text);
            }
            if (!component.process().state().isEmpty()) {
                words.add(component.process().name() + " " + component.process().state());
            }
            component
                    .metrics()
                    .forEach((name, value) -> words.add(figure(name, value, report.atMillis())));
            screen.append(
                    String.format(
                            Locale.ROOT,
                            "  %-4s  %-10s  %s%n",
                            component.health().level().label(),
                            component.name(),
                            words.isEmpty() ? text : String.join(", ", words)));
        }
        return screen.toString();
    }

    private static String figure(String name, double value, long nowMillis) {
        if (!name.endsWith(MILLIS)) {
            return words(name) + " " + (long) value;
        }
        String subject = words(name.substring(0, name.length() - MILLIS.length()));
        return name.startsWith(NEWEST)
                ? subject + " " + AgeFormat.text(nowMillis - (long) value) + " ago"
                : subject + " " + AgeFormat.text((long) value);
    }

    /** {@code openPositions} as "open positions". */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}

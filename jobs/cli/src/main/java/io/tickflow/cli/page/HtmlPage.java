package io.tickflow.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Page of HTML with its style inside: a title, then tables and pictures. One thread. */
public final class HtmlPage {

    private final StringBuilder html = new StringBuilder();

    /** Begins a page. */
    public HtmlPage(String title) {
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body><main><h1>")
                .append(escaped(title))
                .append("</h1>");
    }

    /** Adds a paragraph. */
    public HtmlPage paragraph(String text) {
        return raw("<p>" + escaped(text) + "</p>");
    }

    /** Begins a table under a heading. */
    public HtmlPage table(String title, List<String> columns) {
        html.append("<h2>").append(escaped(title)).append("</h2><table><tr>");
        columns.forEach(column -> html.append("<th>").append(escaped(column)).append("</th>"));
        return raw("</tr>");
    }

    /** Adds a row of texts. */
    public HtmlPage row(Object... cells) {
        html.append("<tr>");
        for (Object cell : cells) {
            html.append("<td>").append(escaped(String.valueOf(cell))).append("</td>");
        }
        return raw("</tr>");
    }

    /** Ends the table. */
    public HtmlPage endTable() {
        return raw("</table>");
    }

    /** Adds HTML as it is. */
    public HtmlPage raw(String part) {
        html.append(part);
        return this;
    }

    /** Ends the page. */
    public String end() {
        return html + "</main></body></html>\n";
    }

    /** Formats a number; nothing for NaN. */
    public static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    /** Escapes a text. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
            return new String(
                    Objects.requireNonNull(css, "page.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the style of the page", e);
        }
    }
}

package io.tickflow.ingest.http;

import io.tickflow.ingest.ledger.Counts;
import java.util.Locale;

/** Counts in the text format of Prometheus. */
final class MetricsPage {

    private final StringBuilder page = new StringBuilder();

    private MetricsPage() {}

    static String of(GatewayView view, RequestCounts requests) {
        var page = new MetricsPage();
        Counts counts = view.counts();
        page.head("ticks_received_total", "counter");
        page.line("ticks_received_total", counts.received());
        page.head("ticks_accepted_total", "counter");
        page.line("ticks_accepted_total", counts.accepted());
        page.head("ticks_repeated_total", "counter");
        page.line("ticks_repeated_total", counts.repeated());
        page.head("ticks_refused_total", "counter");
        counts.refused().forEach((code, n) -> page.line("ticks_refused_total", code.name(), n));
        page.head("ticks_recovered_total", "counter");
        page.line("ticks_recovered_total", counts.recovered());
        page.head("ticks_written_total", "counter");
        page.line("ticks_written_total", counts.written());
        page.head("ticks_waiting", "gauge");
        page.line("ticks_waiting", counts.waiting());
        page.head("requests_refused_total", "counter");
        requests.refused()
                .forEach((code, n) -> page.line("requests_refused_total", code.name(), n));
        page.head("buffer_bytes", "gauge");
        page.line("buffer_bytes", view.bufferBytes());
        page.head("kafka_up", "gauge");
        page.line("kafka_up", view.trouble() == null ? 1 : 0);
        return page.page.toString();
    }

    private void head(String name, String type) {
        page.append(String.format(Locale.ROOT, "# TYPE tickflow_ingest_%s %s%n", name, type));
    }

    private void line(String name, long value) {
        page.append(String.format(Locale.ROOT, "tickflow_ingest_%s %d%n", name, value));
    }

    private void line(String name, String code, long value) {
        page.append(
                String.format(
                        Locale.ROOT, "tickflow_ingest_%s{code=\"%s\"} %d%n", name, code, value));
    }
}

package io.tickflow.operate.component;

import io.tickflow.operate.component.Component.Health;
import io.tickflow.operate.component.Component.RunBy;
import io.tickflow.operate.observe.FlinkView;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.status.StatusFinding;
import io.tickflow.operate.status.StatusLevel;
import io.tickflow.operate.status.StatusReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Table of all components, from what was observed and judged. */
public final class ComponentTable {

    private static final String SIGNAL = "tickflow-signal";
    private static final String DESK = "tickflow-desk";
    private static final String HISTORY = "tickflow-history";

    /** Levels from the best to the worst. */
    private static final List<StatusLevel> ORDER =
            List.of(StatusLevel.OK, StatusLevel.UNKNOWN, StatusLevel.WARN, StatusLevel.RED);

    private final Observations seen;
    private final StatusReport report;

    private ComponentTable(Observations seen, StatusReport report) {
        this.seen = seen;
        this.report = report;
    }

    /** Components in the order of a tick's way, then those beside it. */
    public static List<Component> of(
            Observations seen, StatusReport report, Component registry, Component gateway) {
        var table = new ArrayList<>(of(seen, report));
        table.add(registry);
        table.add(gateway);
        return List.copyOf(table);
    }

    /** Components that the jobs make. */
    public static List<Component> of(Observations seen, StatusReport report) {
        var table = new ComponentTable(seen, report);
        return List.of(
                table.component(
                        "features",
                        SIGNAL,
                        List.of("feed"),
                        List.of("tickflow.feed", "tickflow.features")),
                table.component(
                        "scoring",
                        SIGNAL,
                        List.of("model"),
                        List.of("tickflow.model", "tickflow.scoring")),
                table.component("signals", SIGNAL, List.of("signals"), List.of("tickflow.signal")),
                table.component(
                        "desk",
                        DESK,
                        List.of("verdicts", "entries", "trades"),
                        List.of("tickflow.desk", "tickflow.risk", "tickflow.instruments")),
                table.component(
                        "execution",
                        DESK,
                        List.of("fix"),
                        List.of("tickflow.fix", "tickflow.execution")),
                table.component(
                        "history", HISTORY, List.of("clickhouse"), List.of("tickflow.history")));
    }

    private Component component(
            String name, String job, List<String> items, List<String> configure) {
        RunBy process = process(job);
        return new Component(name, health(items, process), process, metrics(name), configure);
    }

    /** The worst finding on the component, which its job belongs to. */
    private Health health(List<String> items, RunBy process) {
        Health worst = new Health(StatusLevel.UNKNOWN, "not observed", null);
        boolean isFirst = true;
        for (StatusFinding finding : report.findings()) {
            boolean isOfIt =
                    items.contains(finding.item())
                            || (finding.item().equals("kafka")
                                    && finding.level() == StatusLevel.RED);
            if (isOfIt && (isFirst || rank(finding.level()) > rank(worst.level()))) {
                worst = new Health(finding.level(), finding.text(), finding.sinceMillis());
                isFirst = false;
            }
        }
        boolean isDown = !process.state().isEmpty() && !process.state().equals("RUNNING");
        return isDown && worst.level() != StatusLevel.RED
                ? new Health(
                        StatusLevel.RED,
                        process.name() + " is " + process.state(),
                        process.sinceMillis())
                : worst;
    }

    private static int rank(StatusLevel level) {
        return ORDER.indexOf(level);
    }

    private RunBy process(String job) {
        FlinkView flink = seen.flink().value();
        if (flink == null) {
            return new RunBy("flink-job", job, "", null);
        }
        return flink.jobs().stream()
                .filter(found -> found.name().equals(job))
                .findFirst()
                .map(
                        found ->
                                new RunBy(
                                        "flink-job",
                                        job,
                                        found.running() ? "RUNNING" : found.state(),
                                        found.sinceMillis()))
                .orElse(new RunBy("flink-job", job, "ABSENT", null));
    }

    private Map<String, Double> metrics(String name) {
        var figures = new TreeMap<String, Double>();
        KafkaView kafka = seen.kafka().value();
        if (kafka != null) {
            addTrading(name, kafka, figures);
        }
        HistoryView rows = seen.history().value();
        if (name.equals("history") && rows != null) {
            figures.put("schemaVersion", (double) rows.schemaVersion());
            put(figures, "newestRowMillis", rows.newestRowMillis());
        }
        return figures;
    }

    private void addTrading(String name, KafkaView kafka, Map<String, Double> figures) {
        switch (name) {
            case "features" -> {
                figures.put("symbols", (double) kafka.feed().size());
                kafka.feed().stream()
                        .findFirst()
                        .ifPresent(tick -> put(figures, "newestTickMillis", tick.appendMillis()));
                figures.put("lagRecords", (double) lag(kafka, seen.groups().feed()));
            }
            case "scoring" -> {
                var prediction = kafka.prediction();
                if (prediction != null) {
                    put(figures, "newestPredictionMillis", prediction.appendMillis());
                }
            }
            case "signals" -> {
                figures.put("candidates", (double) kafka.signals().candidates());
                figures.put("vetoed", (double) kafka.signals().vetoed());
                figures.put("windowMillis", (double) kafka.signals().windowMillis());
            }
            case "desk" -> {
                figures.put("openPositions", (double) kafka.positions().size());
                figures.put("openOrders", (double) kafka.orders().size());
                figures.put("halts", (double) kafka.halts().size());
                figures.put("blocks", (double) kafka.blocks().size());
                figures.put("lagRecords", (double) lag(kafka, seen.groups().desk()));
            }
            case "history" ->
                    figures.put("lagRecords", (double) lag(kafka, seen.groups().history()));
            default -> {}
        }
    }

    private static long lag(KafkaView kafka, String group) {
        return kafka.lags().stream()
                .filter(lag -> lag.group().equals(group))
                .mapToLong(lag -> lag.records())
                .sum();
    }

    private static void put(Map<String, Double> figures, String name, @Nullable Long value) {
        if (value != null) {
            figures.put(name, value.doubleValue());
        }
    }
}

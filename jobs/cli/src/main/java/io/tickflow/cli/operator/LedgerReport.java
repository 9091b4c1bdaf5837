package io.tickflow.cli.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.ledger.SignalWay;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;

/**
 * Signals of an account and their breaks of the laws, as text and JSON.
 *
 * @param breaks breaks, which may be of no signal
 */
record LedgerReport(String account, List<TradedSignal> signals, List<String> breaks) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    void print(PrintWriter out, boolean withWays) {
        if (withWays) {
            signals.forEach(signal -> print(out, signal));
        }
        breaks.forEach(found -> out.println("BREAK " + found));
        out.printf(
                "account %s: %d signals with a verdict, %d breaks%n",
                account, signals.size(), breaks.size());
    }

    private static void print(PrintWriter out, TradedSignal signal) {
        SignalWay way = signal.way();
        out.printf("%s %s %s holds %s%n", signal.mode(), way.decisionId(), symbol(way), way.held());
        way.verdicts()
                .forEach(
                        v ->
                                out.println(
                                        "  %s %d %s %s %s %s %s"
                                                .formatted(
                                                        v.leg(),
                                                        v.attempt(),
                                                        v.verdict(),
                                                        v.reason(),
                                                        v.side(),
                                                        v.quantity(),
                                                        v.clOrdId())
                                                .stripTrailing()));
        way.reports()
                .forEach(
                        r ->
                                out.println(
                                        "  %s %s filled %s %s"
                                                .formatted(
                                                        r.clOrdId(),
                                                        r.state(),
                                                        r.cumulativeQuantity(),
                                                        r.reason())
                                                .stripTrailing()));
    }

    /** A signal has a verdict or a report. */
    private static String symbol(SignalWay way) {
        return way.verdicts().isEmpty()
                ? way.reports().get(0).symbol()
                : way.verdicts().get(0).symbol();
    }

    /** One object on one line. */
    String json(boolean withWays) {
        ObjectNode all = JSON.createObjectNode();
        all.put("account", account).put("signals", signals.size());
        ArrayNode found = all.putArray("breaks");
        breaks.forEach(found::add);
        if (withWays) {
            ArrayNode ways = all.putArray("ways");
            signals.forEach(signal -> put(ways.addObject(), signal));
        }
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes is always written", e);
        }
    }

    private static void put(ObjectNode node, TradedSignal signal) {
        SignalWay way = signal.way();
        node.put("mode", signal.mode().name())
                .put("decisionId", way.decisionId())
                .put("symbol", symbol(way))
                .put("held", decimal(way.held()));
        ArrayNode verdicts = node.putArray("verdicts");
        way.verdicts().forEach(verdict -> put(verdicts.addObject(), verdict));
        ArrayNode reports = node.putArray("reports");
        way.reports().forEach(report -> put(reports.addObject(), report));
        ArrayNode breaks = node.putArray("breaks");
        way.breaks().forEach(breaks::add);
    }

    private static void put(ObjectNode node, OrderDecision verdict) {
        node.put("symbol", verdict.symbol())
                .put("leg", verdict.leg().name())
                .put("attempt", verdict.attempt())
                .put("verdict", verdict.verdict().name())
                .put("reason", verdict.reason().name())
                .put("clOrdId", verdict.clOrdId())
                .put("side", verdict.side().name())
                .put("quantity", decimal(verdict.quantity()))
                .put("decidedAtMillis", verdict.decidedAtMillis());
    }

    private static void put(ObjectNode node, ExecutionReport report) {
        node.put("symbol", report.symbol())
                .put("leg", report.leg().name())
                .put("attempt", report.attempt())
                .put("clOrdId", report.clOrdId())
                .put("state", report.state().name())
                .put("side", report.side().name())
                .put("orderQuantity", decimal(report.orderQuantity()))
                .put("cumulativeQuantity", decimal(report.cumulativeQuantity()))
                .put("reason", report.reason())
                .put("reportTimeMillis", report.reportTimeMillis());
    }

    /** Without trailing zeros. */
    private static BigDecimal decimal(Quantity quantity) {
        return new BigDecimal(quantity.toString());
    }
}

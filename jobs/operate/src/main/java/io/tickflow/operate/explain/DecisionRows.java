package io.tickflow.operate.explain;

import io.tickflow.operate.explain.Explanation.Answer;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.Order;
import io.tickflow.operate.explain.Explanation.Quote;
import io.tickflow.operate.explain.Explanation.Report;
import io.tickflow.operate.explain.Explanation.SignalRow;

/** Records of a decision from the rows of {@link DecisionReader}. */
final class DecisionRows {

    private DecisionRows() {}

    static Decision decision(Row row) {
        return new Decision(
                row.text("decision_id"),
                row.text("pipeline"),
                row.text("mode"),
                row.text("symbol"),
                row.number("millis"),
                (int) row.number("ordinal"),
                row.decimal("bid"),
                row.decimal("ask"),
                row.decimal("typical_spread"),
                row.truth("ready"),
                (int) row.number("quality"),
                row.text("feature_schema"),
                row.text("feature_hash"),
                (int) row.number("tick_partition"),
                row.number("tick_offset"),
                row.number("appended"));
    }

    static Quote quote(Row row) {
        return new Quote(
                row.number("millis"),
                (int) row.number("ordinal"),
                row.decimal("bid"),
                row.decimal("ask"));
    }

    static Answer answer(Row row) {
        return new Answer(
                row.text("role"),
                row.text("model_id"),
                row.text("model_version"),
                row.text("model_digest"),
                row.single("probability"),
                row.single("agreement"),
                row.text("abstention"),
                row.single("meta_probability"),
                row.single("regime_probability"),
                row.text("votes"),
                row.text("absences"));
    }

    static SignalRow signal(Row row) {
        return new SignalRow(
                row.text("role"),
                row.text("side"),
                row.single("confidence"),
                row.text("verdict"),
                row.text("reason"),
                row.decimal("bid"),
                row.decimal("ask"),
                row.number("horizon_millis"),
                row.number("time_to_live_millis"));
    }

    static Order order(Row row) {
        return new Order(
                row.text("account"),
                row.text("leg"),
                (int) row.number("attempt"),
                row.text("verdict"),
                row.text("reason"),
                row.text("cl_ord_id"),
                row.text("side"),
                row.text("quantity"),
                row.number("decided"),
                row.text("limits"));
    }

    static Report report(Row row) {
        return new Report(
                row.text("account"),
                row.text("leg"),
                (int) row.number("attempt"),
                row.text("state"),
                row.text("cumulative_quantity"),
                row.decimal("average_price"),
                row.text("order_id"),
                row.text("reason"),
                row.number("reported"));
    }
}

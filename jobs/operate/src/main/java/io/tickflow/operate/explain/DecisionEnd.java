package io.tickflow.operate.explain;

import io.tickflow.operate.explain.Explanation.Answer;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.End;
import io.tickflow.operate.explain.Explanation.Order;
import io.tickflow.operate.explain.Explanation.Report;
import io.tickflow.operate.explain.Explanation.SignalRow;
import io.tickflow.operate.explain.Explanation.Stage;
import java.util.ArrayList;
import java.util.List;

/** Derives from the records of a decision where it ended, and when each step happened. */
final class DecisionEnd {

    private static final String ENTRY = "ENTRY";
    private static final String NONE = "NONE";

    private DecisionEnd() {}

    /** End of a decision: that of the last step that it reached. */
    static End of(
            List<Answer> predictions,
            List<SignalRow> signals,
            List<Order> orders,
            List<Report> reports) {
        for (int i = reports.size() - 1; i >= 0; i--) {
            Report report = reports.get(i);
            if (report.leg().equals(ENTRY)) {
                return new End(report.state(), report.reason());
            }
        }
        for (Order order : orders) {
            if (order.leg().equals(ENTRY)) {
                return new End(order.verdict(), reason(order.reason()));
            }
        }
        for (SignalRow signal : signals) {
            if (!signal.role().equals("SHADOW")) {
                return new End(signal.verdict(), reason(signal.reason()));
            }
        }
        return unsignalled(predictions);
    }

    private static End unsignalled(List<Answer> predictions) {
        for (Answer answer : predictions) {
            if (!answer.role().equals("SHADOW")) {
                return answer.abstention().equals(NONE)
                        ? new End("BELOW_GATE", "")
                        : new End("ABSTAINED", answer.abstention());
            }
        }
        return new End("NOT_SCORED", "");
    }

    private static String reason(String reason) {
        return reason.equals(NONE) ? "" : reason;
    }

    /** Moments with a wall time, in order. */
    static List<Stage> stages(Decision decision, List<Order> orders, List<Report> reports) {
        var stages = new ArrayList<Stage>();
        stages.add(stage(decision, "tick appended", decision.appendTimeMillis()));
        for (Order order : orders) {
            stages.add(
                    stage(
                            decision,
                            leg(order.leg(), order.attempt())
                                    + " "
                                    + order.verdict()
                                    + " by "
                                    + order.account(),
                            order.decidedAtMillis()));
        }
        for (Report report : reports) {
            stages.add(
                    stage(
                            decision,
                            leg(report.leg(), report.attempt())
                                    + " "
                                    + report.state()
                                    + " on "
                                    + report.account(),
                            report.reportedAtMillis()));
        }
        stages.sort((one, other) -> Long.compare(one.atMillis(), other.atMillis()));
        return stages;
    }

    private static String leg(String leg, int attempt) {
        return leg.equals(ENTRY) ? "entry" : "exit " + attempt;
    }

    private static Stage stage(Decision decision, String name, long atMillis) {
        return new Stage(name, atMillis, atMillis - decision.appendTimeMillis());
    }
}

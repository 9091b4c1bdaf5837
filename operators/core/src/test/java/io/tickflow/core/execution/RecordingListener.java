package io.tickflow.core.execution;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told. */
final class RecordingListener implements ExecutionListener {

    final List<String> events = new ArrayList<>();

    @Override
    public void onSession(SessionState state, long sinceMillis, String reason) {
        events.add((state + " since " + sinceMillis + ' ' + reason).strip());
    }

    @Override
    public void onSent() {
        events.add("sent");
    }

    @Override
    public void onExpired() {
        events.add("expired");
    }

    @Override
    public void onLeaseMissed() {
        events.add("lease missed");
    }

    @Override
    public void onRepeated() {
        events.add("repeated");
    }

    @Override
    public void onContradiction(OrderDecision intent, DeskVerdict recorded) {
        events.add("contradiction " + intent.clOrdId() + ' ' + recorded);
    }

    @Override
    public void onReport() {
        events.add("report");
    }

    @Override
    public void onReportDropped() {
        events.add("report dropped");
    }

    @Override
    public void onForeignReport(VenueReport report) {
        events.add("foreign report " + report.clOrdId());
    }

    @Override
    public void onBust(VenueReport report) {
        events.add("bust " + report.clOrdId());
    }

    @Override
    public void onBlocked(int symbols) {
        events.add(symbols + " blocked");
    }

    @Override
    public void onPositionsRefused(String text) {
        events.add("positions refused");
    }

    @Override
    public void onLateFill() {
        events.add("late fill");
    }

    @Override
    public void onStatusRequest() {
        events.add("status request");
    }

    @Override
    public void onFirstWord(long waitedMillis) {
        events.add("first word after " + waitedMillis);
    }
}

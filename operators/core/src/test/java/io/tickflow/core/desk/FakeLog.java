package io.tickflow.core.desk;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.List;

/** A desk's log that a test writes: events, and records that cannot be read. */
final class FakeLog implements DeskLog {

    final List<Object> verdicts = new ArrayList<>();
    final List<ExecutionReport> reports = new ArrayList<>();
    final List<Object> controls = new ArrayList<>();

    @Override
    public LogPosition read(LogPosition from, Reader reader) {
        for (int i = (int) from.verdicts(); i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof UnreadRecord unread) {
                reader.onUnread(i, unread);
            } else {
                reader.onVerdict(i, (OrderDecision) verdicts.get(i));
            }
        }
        for (int i = (int) from.reports(); i < reports.size(); i++) {
            reader.onMessage(DeskMessage.of(i, reports.get(i)));
        }
        for (int i = (int) from.controls(); i < controls.size(); i++) {
            reader.onMessage(
                    controls.get(i) instanceof UnreadRecord unread
                            ? DeskMessage.of(i, unread)
                            : DeskMessage.of(i, (Control) controls.get(i)));
        }
        return new LogPosition(verdicts.size(), reports.size(), controls.size());
    }
}

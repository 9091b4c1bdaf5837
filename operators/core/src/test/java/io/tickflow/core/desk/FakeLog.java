package io.tickflow.core.desk;

import java.util.ArrayList;
import java.util.List;

/** A desk's log that a test writes. */
final class FakeLog implements DeskLog {

    final List<OrderDecision> verdicts = new ArrayList<>();
    final List<ExecutionReport> reports = new ArrayList<>();
    final List<Control> controls = new ArrayList<>();

    @Override
    public LogPosition read(LogPosition from, Reader reader) {
        for (int i = (int) from.verdicts(); i < verdicts.size(); i++) {
            reader.verdict(i, verdicts.get(i));
        }
        for (int i = (int) from.reports(); i < reports.size(); i++) {
            reader.news(News.of(i, reports.get(i)));
        }
        for (int i = (int) from.controls(); i < controls.size(); i++) {
            reader.news(News.of(i, controls.get(i)));
        }
        return new LogPosition(verdicts.size(), reports.size(), controls.size());
    }
}

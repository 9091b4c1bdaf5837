package io.tickflow.sandbox.execution;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given, in that order: events, and the places of records that are none. */
final class RecordingReader implements DeskLog.Reader {

    final List<Object> read = new ArrayList<>();
    final List<String> judged = new ArrayList<>();

    @Override
    public void onVerdict(long offset, OrderDecision verdict) {
        read.add(verdict);
    }

    @Override
    public void onUnread(long offset, UnreadRecord record) {
        DeadLetter letter = record.letter();
        read.add("unread " + letter.topic() + '-' + letter.partition() + '@' + letter.offset());
    }

    @Override
    public void onJudged(String decisionId) {
        judged.add(decisionId);
    }

    @Override
    public void onMessage(DeskMessage message) {
        if (message.unread() != null) {
            onUnread(message.offset(), message.unread());
        } else {
            read.add(message.report() == null ? message.control() : message.report());
        }
    }
}

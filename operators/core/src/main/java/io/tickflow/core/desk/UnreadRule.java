package io.tickflow.core.desk;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.UnreadRecord;

/**
 * Takes in unreadable records. None stops the desk: it becomes a dead letter, and an alarm unless
 * it names another account. Its possible meaning is taken at its most careful: a control halts, and
 * a decision whose verdict is lost gets no other.
 */
final class UnreadRule {

    private final DeskConfig config;

    UnreadRule(DeskConfig config) {
        this.config = config;
    }

    void take(DeskMemory memory, UnreadRecord record, DeskOutput output) {
        output.deadLetters().add(record.letter());
        if (!record.mayConcern(config.account())) {
            note(Kind.FOREIGN_RECORD, record, output);
            return;
        }
        note(Kind.UNREADABLE_RECORD, record, output);
        switch (record.origin()) {
            case VERDICTS -> {
                if (!record.decisionId().isEmpty()) {
                    memory.recorded().add(record.decisionId());
                }
            }
            case CONTROLS -> memory.book().halt();
            case REPORTS -> {
                // The order falls silent, and the sink asks the venue about it.
            }
        }
    }

    private static void note(Kind kind, UnreadRecord record, DeskOutput output) {
        var letter = record.letter();
        String place = letter.topic() + '-' + letter.partition() + '@' + letter.offset();
        output.note(
                kind,
                record.decisionId(),
                letter.symbol(),
                place
                        + ": "
                        + letter.detail()
                        + (record.origin() == UnreadRecord.Origin.CONTROLS ? "; halted" : ""));
    }
}

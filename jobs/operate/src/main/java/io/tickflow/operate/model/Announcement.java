package io.tickflow.operate.model;

/**
 * Result of telling Kafka about the registry.
 *
 * @param told number of entries that are acknowledged now
 * @param untold number of entries that are not
 * @param trouble reason why some are not; empty if all are
 */
public record Announcement(long told, long untold, String trouble) {

    /** Returns true if Kafka has every entry. */
    public boolean isComplete() {
        return untold == 0;
    }

    /** Sentence for a user. */
    public String text() {
        if (isComplete()) {
            return told == 0
                    ? "Kafka was told every entry before"
                    : "Kafka is told " + told + (told == 1 ? " entry" : " entries");
        }
        return "Kafka was not told "
                + (untold == 1 ? "the last entry" : "up to " + untold + " entries")
                + " of the registry: "
                + trouble
                + ". The registry itself is complete; the next change, or models announce, tells"
                + " them";
    }
}

package io.tickflow.ingest.feed;

/** Reasons for which a received tick is not accepted. */
public enum Refusal {

    /** Earlier ticks of its symbol are missing: the terminal sends from the missing one on. */
    GAP(false),

    /** Numbered before the start of the session, which told the terminal where to continue. */
    BEFORE_SESSION(false),

    /** The session was opened without this symbol. */
    NOT_OFFERED(false),

    /** The disk buffer is full: the terminal sends it again later. */
    BUFFER_FULL(false),

    /** Not a tick of six numbers. Its number is used up. */
    BAD_TICK(true),

    /** Its time is not in milliseconds. Its number is used up. */
    BAD_TIME(true),

    /** A price or volume is not a finite number. Its number is used up. */
    BAD_NUMBER(true);

    private final boolean forGood;

    Refusal(boolean forGood) {
        this.forGood = forGood;
    }

    /** Returns true if the tick itself is at fault, so that sending it again is of no use. */
    public boolean isForGood() {
        return forGood;
    }
}

package io.tickflow.ingest.feed;

/**
 * End of the accepted ticks of a stream. A terminal without any memory of its own continues from
 * here: it reads its ticks from {@code timeMillis} on and skips the first {@code timeCount} of that
 * millisecond.
 *
 * @param sequence number of the last accepted tick; 0 before the first
 * @param timeMillis latest time of an accepted tick; 0 before the first
 * @param timeCount number of accepted ticks at {@code timeMillis}
 */
public record Cursor(long sequence, long timeMillis, int timeCount) {

    /** Cursor of a stream without ticks. */
    public static final Cursor START = new Cursor(0, 0, 0);

    /** Cursor after {@code next}, whose number is above {@link #sequence}. */
    public Cursor after(NumberedTick next) {
        long time = next.tick().timeMillis();
        if (time > timeMillis) {
            return new Cursor(next.sequence(), time, 1);
        }
        return new Cursor(
                next.sequence(), timeMillis, time == timeMillis ? timeCount + 1 : timeCount);
    }

    /** Cursor at {@code through}, with no further tick accepted. */
    public Cursor skipTo(long through) {
        return new Cursor(through, timeMillis, timeCount);
    }
}

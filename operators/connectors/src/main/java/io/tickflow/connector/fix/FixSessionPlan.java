package io.tickflow.connector.fix;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Places and times at which a broker can be reached, and the numbering of its messages.
 *
 * @param secondHost host that is tried by turns with the first; empty if there is none
 * @param secondPort its port; 0 if there is none
 * @param reconnectSecondsMax longest pause between attempts to connect and between refused logons,
 *     which doubles up to it
 * @param schedule session times; null if the session never ends
 * @param numbers numbering of messages over logons
 */
public record FixSessionPlan(
        String secondHost,
        int secondPort,
        int reconnectSecondsMax,
        @Nullable FixSchedule schedule,
        SequenceNumbers numbers)
        implements Serializable {

    public static final int RECONNECT_SECONDS_MAX = 30;

    /** One host, day and night, with numbers from 1 at each logon. */
    public static final FixSessionPlan ALWAYS =
            new FixSessionPlan("", 0, RECONNECT_SECONDS_MAX, null, SequenceNumbers.RESET);

    /** True if there is a second host. */
    boolean hasSecondHost() {
        return !secondHost.isEmpty();
    }

    /** True if numbers go on over logons. */
    boolean continues() {
        return numbers == SequenceNumbers.CONTINUE;
    }

    /**
     * Pauses between attempts in seconds as QuickFIX/J reads them: doubled from the first up to the
     * longest, which is repeated.
     */
    String pauses(int firstSeconds) {
        var pauses = new StringBuilder();
        int pause = firstSeconds;
        while (pause < reconnectSecondsMax) {
            pauses.append(pause).append(';');
            pause *= 2;
        }
        return pauses.append(Math.max(firstSeconds, reconnectSecondsMax)).toString();
    }
}

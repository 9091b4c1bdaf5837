package io.tickflow.core.desk;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Decisions whose verdict an earlier run recorded, but whose signal has not come to this one yet.
 * Bounded: the eldest is forgotten first, and then it is for the sink to see that the verdict is
 * not the first. One thread.
 */
public final class RecordedVerdicts {

    /** Decisions at most. */
    public static final int MAX = 100_000;

    private final Set<String> decisionIds = new LinkedHashSet<>();
    private final int max;

    public RecordedVerdicts() {
        this(MAX);
    }

    RecordedVerdicts(int max) {
        this.max = max;
    }

    /** True if it is the first verdict on its decision. */
    boolean add(String decisionId) {
        boolean first = decisionIds.add(decisionId);
        if (decisionIds.size() > max) {
            Iterator<String> eldest = decisionIds.iterator();
            eldest.next();
            eldest.remove();
        }
        return first;
    }

    /** True if there is a verdict on this decision, once: its signal comes only once. */
    boolean take(String decisionId) {
        return decisionIds.remove(decisionId);
    }
}

package io.tickflow.core.execution;

import java.util.LinkedHashMap;
import java.util.Map;

/** Recognises the repetition of one of the latest reports. One thread. */
final class SeenReports {

    private final Map<String, Boolean> latest;

    SeenReports(int capacity) {
        this.latest =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                        return size() > capacity;
                    }
                };
    }

    /** True the first time; true each time if the venue gave it no ExecID(17) of its own. */
    boolean first(VenueReport report) {
        return report.statusAnswer()
                || report.execId().isEmpty()
                || latest.putIfAbsent(report.identity(), Boolean.TRUE) == null;
    }
}

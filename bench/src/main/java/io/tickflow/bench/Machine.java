package io.tickflow.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Description of the machine that produced a figure. */
public final class Machine {

    private Machine() {}

    /** Describes cores, memory, Java and the load of the last minute, in one line. */
    public static String describe() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s %s, %d cores, Java %s, load average %.1f",
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                Runtime.version(),
                system.getSystemLoadAverage());
    }
}

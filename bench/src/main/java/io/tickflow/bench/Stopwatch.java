package io.tickflow.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures time and the CPU time of this whole process: collector and compiler included. */
final class Stopwatch {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long startNanos;
    private final long startCpuNanos;

    private Stopwatch(long startNanos, long startCpuNanos) {
        this.startNanos = startNanos;
        this.startCpuNanos = startCpuNanos;
    }

    /**
     * What a number of ticks took.
     *
     * @param ticks how many
     * @param seconds by the clock
     * @param cpuMicrosPerTick of all cores together
     */
    record Speed(long ticks, double seconds, double cpuMicrosPerTick) {

        double ticksPerSecond() {
            return ticks / seconds;
        }

        /** Ticks that one core would do in a second, if it did nothing else. */
        double ticksPerCoreSecond() {
            return 1e6 / cpuMicrosPerTick;
        }

        String line(String label) {
            return String.format(
                    Locale.ROOT,
                    "%-16s %,10.0f ticks/s  %8.1f us of CPU a tick  %,10.0f ticks a core-second",
                    label,
                    ticksPerSecond(),
                    cpuMicrosPerTick,
                    ticksPerCoreSecond());
        }
    }

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    Speed stop(long ticks) {
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        double cpuMicros = (SYSTEM.getProcessCpuTime() - startCpuNanos) / NANOS_PER_MICRO;
        return new Speed(ticks, seconds, cpuMicros / ticks);
    }
}

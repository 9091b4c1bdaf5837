package io.tickflow.bench.jmh;

import io.tickflow.bench.Machine;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package, with bytes allocated; arguments are JMH's own. */
public final class CoreBenchmarks {

    private CoreBenchmarks() {}

    public static void main(String[] args) throws Exception {
        var asked = new CommandLineOptions(args);
        if (asked.shouldHelp()) {
            asked.showHelp();
            return;
        }
        new Runner(new OptionsBuilder().parent(asked).addProfiler(GCProfiler.class).build()).run();
        System.out.println(Machine.describe());
    }
}

package io.tickflow.cli.local;

import java.nio.file.Path;
import org.apache.flink.metrics.MetricGroup;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;

/** Redirects the log of this process, including Flink's mini-cluster, from the screen to a file. */
public final class JobLog {

    public static final String FILE_NAME = "jobs.log";

    private static final String PATTERN = "%d{ISO8601} %-5p [%t] %c{1} - %m%n";
    private static final String SIZE_MAX = "64MB";

    /**
     * Harmless warning: Flink registers this gauge of a sink whenever it creates or restores its
     * collection of committables, and warns of a collision from the second time on.
     */
    private static final String REPEATED_GAUGE = ".*Name collision.*'pendingCommittables'.*";

    private JobLog() {}

    /**
     * Redirects the log to {@value #FILE_NAME} in {@code directory}, at most two files of 64 MB.
     */
    public static void writeTo(Path directory) {
        var builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.add(
                builder.newAppender("file", "RollingFile")
                        .addAttribute("fileName", directory.resolve(FILE_NAME).toString())
                        .addAttribute(
                                "filePattern", directory.resolve(FILE_NAME + ".%i").toString())
                        .add(builder.newLayout("PatternLayout").addAttribute("pattern", PATTERN))
                        .addComponent(
                                builder.newComponent("Policies")
                                        .addComponent(
                                                builder.newComponent("SizeBasedTriggeringPolicy")
                                                        .addAttribute("size", SIZE_MAX)))
                        .addComponent(
                                builder.newComponent("DefaultRolloverStrategy")
                                        .addAttribute("max", 1)));
        builder.add(builder.newLogger("org.apache.kafka", Level.WARN));
        builder.add(
                builder.newLogger(MetricGroup.class.getName(), Level.INFO)
                        .add(
                                builder.newFilter(
                                                "RegexFilter",
                                                Filter.Result.DENY,
                                                Filter.Result.NEUTRAL)
                                        .addAttribute("regex", REPEATED_GAUGE)));
        builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")));
        Configurator.reconfigure(builder.build());
    }
}

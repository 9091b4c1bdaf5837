package io.tickflow.operate.check;

import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.settings.DeskJobConfig;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.SignalJobConfig;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Configurations of the three jobs; null for a job with invalid settings.
 *
 * @param problems problems of all jobs, each once
 */
public record JobSettings(
        @Nullable SignalJobConfig signal,
        @Nullable DeskJobConfig desk,
        @Nullable HistoryConfig history,
        Set<String> problems) {

    public static JobSettings read(Configuration settings) {
        Set<String> problems = new LinkedHashSet<>();
        return new JobSettings(
                configure(settings, SignalJob::configure, problems),
                configure(settings, DeskJob::configure, problems),
                configure(settings, HistoryJob::configure, problems),
                problems);
    }

    public CheckResult diagnosis() {
        return problems.isEmpty()
                ? CheckResult.pass("settings", "SignalJob, DeskJob and HistoryJob accept them")
                : CheckResult.fail(
                        "settings",
                        String.join("\n", problems),
                        "correct the settings; docs/configuration.md describes every option");
    }

    private static <T> @Nullable T configure(
            Configuration settings, Function<Configuration, T> job, Set<String> problems) {
        try {
            return job.apply(settings);
        } catch (InvalidOptionsException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}

package io.tickflow.cli.backfill;

import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.SignalJobConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the jobs whose work a backfill does.
 *
 * @param signal configuration from ticks to signals
 * @param history configuration of their storage
 */
record BackfillSettings(SignalJobConfig signal, HistoryConfig history) {

    /**
     * Configures both jobs.
     *
     * @throws InvalidOptionsException with the problems of both jobs
     */
    static BackfillSettings of(Configuration settings) {
        // Options read by both would be reported twice.
        Set<String> problems = new LinkedHashSet<>();
        SignalJobConfig signal = read(SignalJob::configure, settings, problems);
        HistoryConfig history = read(HistoryJob::configure, settings, problems);
        if (signal == null || history == null) {
            throw new InvalidOptionsException(List.copyOf(problems));
        }
        return new BackfillSettings(signal, history);
    }

    private static <T> @Nullable T read(
            Function<Configuration, T> job, Configuration settings, Set<String> problems) {
        try {
            return job.apply(settings);
        } catch (InvalidOptionsException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}

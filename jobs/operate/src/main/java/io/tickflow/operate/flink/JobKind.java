package io.tickflow.operate.flink;

import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.ShadowJob;
import io.tickflow.job.trading.SignalJob;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;

/** Kind of a submittable job. */
public enum JobKind {
    SIGNAL(SignalJob.class),
    DESK(DeskJob.class),
    HISTORY(HistoryJob.class),
    SHADOW(ShadowJob.class);

    private final Class<?> main;

    JobKind(Class<?> main) {
        this.main = main;
    }

    /** Class with the main method. */
    String entryClass() {
        return main.getName();
    }

    /** Name under which the job runs. */
    public String jobName() {
        return "tickflow-" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks the job's options.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    void check(Configuration settings) {
        switch (this) {
            case SIGNAL -> SignalJob.configure(settings);
            case DESK -> DeskJob.configure(settings);
            case HISTORY -> HistoryJob.configure(settings);
            case SHADOW -> ShadowJob.configure(settings);
        }
    }
}

package io.tickflow.cli.rollout;

import io.tickflow.cli.console.Console;
import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.rollout.journal.JournalEntry;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.platform.RolloutTarget;
import io.tickflow.settings.PublishedSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the newest rollout of a cluster. */
@Command(
        name = "status",
        description = "Show the newest rollout of a cluster, and the bundle that runs.",
        mixinStandardHelpOptions = true)
final class RolloutStatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final RolloutOptions options = new RolloutOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        RolloutTarget target = options.target();
        PrintWriter out = console.out();
        Optional<RolloutJournal> newest = options.folder().newest(target.address());
        if (json) {
            out.println(
                    newest.map(journal -> RolloutReport.json(journal, List.of(), List.of()))
                            .map(Object::toString)
                            .orElse("{}"));
        } else {
            newest.ifPresentOrElse(
                    journal -> print(out, journal),
                    () ->
                            out.println(
                                    "no rollout of "
                                            + target.address()
                                            + " in "
                                            + options.folder().path()));
            out.println(running(target.jobs()));
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, RolloutJournal journal) {
        out.printf(
                "rollout %s: %s%n",
                journal.state().plan().id(), RolloutReport.sentence(journal.state()));
        for (JournalEntry entry : journal.entries()) {
            out.printf("  %s  %s%n", AgeFormat.time(entry.atMillis()), RolloutReport.line(entry));
        }
        out.println("journal " + journal.file());
    }

    /** The job that the cluster says runs. */
    private static String running(JobControl control) {
        try {
            return new ActiveJobs(control.target())
                    .find(JobKind.SIGNAL.jobName())
                    .map(
                            job ->
                                    "the cluster runs job "
                                            + job.id()
                                            + " ("
                                            + job.state()
                                            + ") with the bundle "
                                            + control.details(job.id())
                                                    .parameters()
                                                    .getOrDefault(
                                                            PublishedSettings.BUNDLE_DIGEST,
                                                            "that it does not tell"))
                    .orElse("the cluster runs no SignalJob");
        } catch (OperationException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

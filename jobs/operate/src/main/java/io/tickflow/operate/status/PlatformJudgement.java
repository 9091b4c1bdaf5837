package io.tickflow.operate.status;

import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.kafka.GroupLag;
import io.tickflow.operate.observe.FlinkView;
import io.tickflow.operate.observe.FlinkView.Job;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.OwnGroups;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges jobs, checkpoints, lags and the history. Pure functions. */
final class PlatformJudgement {

    private static final List<String> JOBS =
            List.of("tickflow-signal", "tickflow-desk", "tickflow-history");

    /** Runs while somebody compares a bundle with the one that decides. */
    private static final String SHADOW = "tickflow-shadow";

    private static final Set<String> ENDED_BY_SOMEBODY = Set.of("FINISHED", "CANCELED");

    private static final long INTERVALS_MAX = 3;

    private final long nowMillis;
    private final StatusLimits limits;

    PlatformJudgement(long nowMillis, StatusLimits limits) {
        this.nowMillis = nowMillis;
        this.limits = limits;
    }

    /** Judges jobs: all three should run with all their tasks, and a shadow if there is one. */
    StatusFinding jobs(FlinkView flink) {
        for (String name : JOBS) {
            Optional<Job> job = find(flink, name);
            if (job.isEmpty()) {
                return StatusFinding.red("jobs", "there is no job " + name, null);
            }
            if (!job.get().running()) {
                return StatusFinding.red("jobs", describe(job.get()), job.get().sinceMillis());
            }
        }
        Optional<Job> shadow = find(flink, SHADOW).filter(job -> !isEndedShadow(job));
        if (shadow.isPresent() && !shadow.get().running()) {
            return StatusFinding.red("jobs", describe(shadow.get()), shadow.get().sinceMillis());
        }
        return StatusFinding.ok(
                "jobs",
                String.join(", ", JOBS) + (shadow.isPresent() ? ", " + SHADOW : "") + " run");
    }

    /** Judges checkpoints: each job should have one of a few intervals' age at most. */
    StatusFinding checkpoints(FlinkView flink) {
        List<Job> jobs =
                flink.jobs().stream()
                        .filter(job -> job.checkpointIntervalMillis() > 0)
                        .filter(job -> !isEndedShadow(job))
                        .toList();
        if (jobs.isEmpty()) {
            return StatusFinding.unknown("checkpoint", "no job takes checkpoints");
        }
        String text =
                jobs.stream()
                        .map(job -> job.name() + ' ' + checkpointAge(job))
                        .collect(Collectors.joining(", "));
        return jobs.stream()
                .filter(this::checkpointTooOld)
                .map(PlatformJudgement::lastCheckpointOrStart)
                .min(Comparator.naturalOrder())
                .map(since -> StatusFinding.red("checkpoint", text, since))
                .orElse(StatusFinding.ok("checkpoint", text));
    }

    /** Judges the groups that trade; shows all others except for the history's. */
    StatusFinding lag(List<GroupLag> lags, OwnGroups groups) {
        List<GroupLag> own = lags.stream().filter(lag -> groups.trades(lag.group())).toList();
        List<GroupLag> others =
                lags.stream()
                        .filter(lag -> !groups.trades(lag.group()))
                        .filter(lag -> !lag.group().equals(groups.history()))
                        .toList();
        String foreign = others.isEmpty() ? "" : "; not judged: " + sums(others);
        return own.isEmpty()
                ? StatusFinding.unknown(
                        "lag", "no consumer group of ours has confirmed anything" + foreign)
                : behind("lag", own, sums(own) + foreign);
    }

    /** Judges the history by its consumer group and its newest row. */
    StatusFinding history(HistoryView history, List<GroupLag> lags, String historyGroup) {
        if (history.schemaVersion() == 0) {
            return StatusFinding.red("clickhouse", "it has no tables: run the HistoryJob", null);
        }
        Long newest = history.newestRowMillis();
        String row = newest == null ? "no row" : "newest row " + age(newest) + " ago";
        List<GroupLag> own = lags.stream().filter(lag -> lag.group().equals(historyGroup)).toList();
        return own.isEmpty()
                ? StatusFinding.unknown(
                        "clickhouse", row + "; " + historyGroup + " confirmed nothing")
                : behind("clickhouse", own, row + ", " + sums(own));
    }

    /** Parts are observed one after the other: what is newer than the first of them is of now. */
    private String age(long millis) {
        return AgeFormat.text(Math.max(0, nowMillis - millis));
    }

    private StatusFinding behind(String item, List<GroupLag> lags, String text) {
        return lags.stream()
                .map(GroupLag::oldestMillis)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .filter(oldest -> nowMillis - oldest > limits.lagMillis())
                .map(oldest -> StatusFinding.red(item, text, oldest))
                .orElse(StatusFinding.ok(item, text));
    }

    private static String sums(List<GroupLag> lags) {
        Map<String, Long> sums = new TreeMap<>();
        lags.forEach(lag -> sums.merge(lag.group(), lag.records(), Long::sum));
        return sums.entrySet().stream()
                .map(
                        sum ->
                                (sum.getValue() == 1 ? "%s %,d record" : "%s %,d records")
                                        .formatted(sum.getKey(), sum.getValue()))
                .collect(Collectors.joining(", "));
    }

    private boolean checkpointTooOld(Job job) {
        long allowed =
                Math.max(limits.checkpointMillis(), INTERVALS_MAX * job.checkpointIntervalMillis());
        return nowMillis - lastCheckpointOrStart(job) > allowed;
    }

    private static long lastCheckpointOrStart(Job job) {
        Long checkpoint = job.checkpointMillis();
        return checkpoint == null ? job.sinceMillis() : checkpoint;
    }

    private String checkpointAge(Job job) {
        Long checkpoint = job.checkpointMillis();
        return checkpoint == null ? "none" : age(checkpoint);
    }

    /** Flink tells of a shadow that somebody ended for an hour. */
    private static boolean isEndedShadow(Job job) {
        return job.name().equals(SHADOW) && ENDED_BY_SOMEBODY.contains(job.state());
    }

    private static Optional<Job> find(FlinkView flink, String name) {
        return flink.jobs().stream().filter(job -> job.name().equals(name)).findFirst();
    }

    private static String describe(Job job) {
        return "%s is %s with %d of %d tasks"
                .formatted(job.name(), job.state(), job.tasksRunning(), job.tasks());
    }
}

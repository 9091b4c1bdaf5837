package io.tickflow.cli.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.model.Announcement;
import io.tickflow.operate.model.ModelAnnouncer;
import io.tickflow.operate.rollout.RolloutCheck;
import io.tickflow.operate.rollout.RolloutContext;
import io.tickflow.operate.rollout.RolloutRun;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutFolder;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutLock;
import io.tickflow.operate.rollout.journal.RolloutOutcome;
import io.tickflow.operate.rollout.journal.RolloutState;
import io.tickflow.operate.rollout.plan.Candidate;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import io.tickflow.operate.rollout.platform.RolloutTarget;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.SignalJobConfig;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.Map;

/** One call of the rollout command. */
final class RolloutSession {

    /** The gates could not decide, and somebody has to. */
    private static final int INCONCLUSIVE = 3;

    private final RolloutOptions options;
    private final Console console;
    private final boolean json;
    private final boolean acceptLost;
    private final RolloutTarget target;
    private final RolloutCheck check;
    private final RolloutFolder folder;
    private final PrintWriter steps;

    RolloutSession(RolloutOptions options, Console console, boolean json, boolean acceptLost) {
        this.options = options;
        this.console = console;
        this.json = json;
        this.acceptLost = acceptLost;
        this.target = options.target();
        this.check = options.check(target);
        this.folder = options.folder();
        this.steps = json ? console.err() : console.out();
    }

    /**
     * Checks a bundle and rolls it out.
     *
     * @param alias alias that follows the outcome; null for none
     * @param canary symbols for which it decides at first; null without a canary
     */
    int begin(
            String named,
            @Nullable String alias,
            @Nullable String canary,
            GatePlan gates,
            boolean dryRun) {
        refuseSecond();
        RolloutCheck.Running running = check.running();
        Candidate bundle = options.candidate(named, running.settings(), alias).withCanary(canary);
        if (dryRun) {
            RolloutCheck.Checked checked =
                    check.check(folder.newId(running.pipeline()), running, bundle, gates);
            target.discard(checked.prepared());
            RolloutPlanText.print(checked, steps);
            if (json) {
                console.out().println(RolloutPlanJson.of(checked).toPrettyString());
            } else {
                console.out().println("dry run: the bundle can be rolled out; nothing was touched");
            }
            console.out().flush();
            return ExitCodes.OK;
        }
        try (RolloutLock lock = lock(running.pipeline())) {
            refuseSecond();
            RolloutCheck.Checked checked =
                    check.check(folder.newId(running.pipeline()), running, bundle, gates);
            RolloutPlanText.print(checked, steps);
            RolloutJournal journal = folder.create(checked.plan());
            claim(journal);
            return run(journal, lock, checked.prepared());
        }
    }

    /** Goes on with the open rollout of the cluster. */
    int goOn(RolloutWish wish) {
        RolloutJournal found = open();
        try (RolloutLock lock = lock(found.state().plan().pipeline())) {
            RolloutJournal journal = open();
            wish.apply(journal);
            if (wish == RolloutWish.ABANDON) {
                target.unclaim(journal.state().plan().id());
            } else {
                target.claim(journal.state().plan().id());
            }
            return run(journal, lock, "");
        }
    }

    /** The journal is first, so that a kill in between leaves no mark that nobody knows. */
    private void claim(RolloutJournal journal) {
        try {
            target.claim(journal.state().plan().id());
        } catch (OperationException e) {
            journal.write(
                    JournalEvent.ENDED,
                    Map.of(
                            Fact.OUTCOME,
                            RolloutOutcome.ABANDONED.name(),
                            Fact.REASON,
                            String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private RolloutJournal open() {
        return folder.newest(target.address())
                .filter(journal -> journal.state().isOpen())
                .orElseThrow(
                        () ->
                                CommandException.invalid(
                                        "no rollout of "
                                                + target.address()
                                                + " is open in "
                                                + folder.path()));
    }

    private void refuseSecond() {
        folder.newest(target.address())
                .map(RolloutJournal::state)
                .filter(RolloutState::isOpen)
                .ifPresent(
                        state -> {
                            throw CommandException.invalid(
                                    "rollout "
                                            + state.plan().id()
                                            + " is open, "
                                            + RolloutReport.sentence(state));
                        });
    }

    private RolloutLock lock(String pipeline) {
        RolloutLock lock = folder.lock(pipeline);
        if (lock.previousOwner() != null) {
            steps.println("the lock of " + lock.previousOwner() + " was stale and is taken over");
            steps.flush();
        }
        return lock;
    }

    private int run(RolloutJournal journal, RolloutLock lock, String prepared) {
        RolloutPlan plan = journal.state().plan();
        SignalJobConfig config = check.config(plan.settings());
        var screen = new RolloutScreen(console, steps);
        JournaledRegistry registry = options.registry(plan.settings());
        var context =
                new RolloutContext(
                        target,
                        target.steps(journal, prepared),
                        config.kafka(),
                        config.deployment(),
                        journal,
                        lock,
                        options.local(),
                        registry,
                        screen);
        var interrupted =
                new InterruptedRollout(
                        () ->
                                folder.newest(plan.cluster())
                                        .map(RolloutJournal::state)
                                        .orElseThrow(),
                        lock,
                        screen,
                        console.err());
        interrupted.watch();
        RolloutState state;
        try {
            state = new RolloutRun(context, acceptLost).run();
        } finally {
            interrupted.unwatch();
        }
        screen.printLastGates();
        if (json) {
            ObjectNode result = RolloutReport.json(journal, screen.answers(), screen.downtimes());
            if (plan.gates().hasShadow()) {
                RolloutReport.addGates(result.putArray("shadow"), screen.shadowAnswers());
            }
            console.out().println(result.toPrettyString());
        } else {
            console.out().println(RolloutReport.sentence(state));
        }
        if (registry != null) {
            announce(registry, config);
        }
        warnOfSettings(state);
        console.out().flush();
        return exitCode(state);
    }

    /** Tells Kafka of moved aliases; the registry is right without it. */
    private void announce(JournaledRegistry registry, SignalJobConfig config) {
        Announcement told =
                new ModelAnnouncer(config.kafka(), config.deployment()).announce(registry, false);
        if (!told.isComplete()) {
            console.err().println(told.text());
            console.err().flush();
        }
    }

    /** The file of settings is the user's: it still names the bundle before. */
    private void warnOfSettings(RolloutState state) {
        String named = options.local().getOrDefault(ScoringOptions.MODEL_BUNDLE.key(), "");
        String kept = state.plan().after().path();
        if (state.outcome() == RolloutOutcome.KEPT
                && !named.isEmpty()
                && !ModelReference.isReference(named)
                && !RolloutOptions.resolved(named).equals(kept)) {
            steps.printf(
                    "note      the settings still have %s: %s; set it to %s, or the next submit"
                            + " brings that bundle back%n",
                    ScoringOptions.MODEL_BUNDLE.key(), named, lasting(state.plan()));
            steps.flush();
        }
    }

    /** Bundle for a deployment to name: an alias follows later rollouts too. */
    private static String lasting(RolloutPlan plan) {
        String kept = plan.after().path();
        String alias = plan.alias();
        return alias == null || !ModelReference.isReference(kept)
                ? kept
                : ModelReference.toAlias(ModelReference.parse(kept).name(), alias).toString();
    }

    private static int exitCode(RolloutState state) {
        RolloutOutcome outcome = state.outcome();
        if (outcome == null) {
            return INCONCLUSIVE;
        }
        return switch (outcome) {
            case KEPT, ABANDONED -> ExitCodes.OK;
            case WENT_BACK, UNTOUCHED -> ExitCodes.FAILED;
        };
    }
}

package io.tickflow.cli.rollout;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.rollout.Downtime;
import io.tickflow.operate.rollout.RolloutListener;
import io.tickflow.operate.rollout.gate.GateAnswer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Screen of a rollout: a line for each step, and each gate's figure against its limit, which on a
 * terminal are written over. One thread.
 */
final class RolloutScreen implements RolloutListener {

    private static final String ERASE_BELOW = "\u001b[J";
    private static final int FEW_CELLS = 24;

    private final PrintWriter out;
    private final ProgressLine progress;
    private final boolean terminal;
    private final List<Downtime> downtimes = new ArrayList<>();
    private List<GateAnswer> answers = List.of();
    private List<GateAnswer> shadowAnswers = List.of();
    private int linesShown;

    /**
     * Creates a screen.
     *
     * @param out gets the steps: standard output, or standard error if the result is JSON
     */
    RolloutScreen(Console console, PrintWriter out) {
        this.out = out;
        this.terminal = console.isTerminal();
        this.progress = console.progress();
    }

    @Override
    public void onStep(String sentence) {
        erase();
        out.println(time() + sentence);
        out.flush();
    }

    @Override
    public void onGates(double share, List<GateAnswer> all) {
        answers = all;
        show(share, "of the window", all);
    }

    @Override
    public void onShadowGates(long windowMillis, long leftMillis, List<GateAnswer> all) {
        shadowAnswers = all;
        show(
                1 - (double) leftMillis / windowMillis,
                "of the shadow, " + AgeFormat.text(leftMillis) + " left",
                all);
    }

    private void show(double share, String window, List<GateAnswer> all) {
        if (!terminal) {
            progress.show(share, window + "; " + summary(all), System.nanoTime());
            return;
        }
        erase();
        int full = (int) Math.round(share * FEW_CELLS);
        out.printf(
                Locale.ROOT,
                "[%s%s] %3.0f%% %s%n",
                "#".repeat(full),
                "-".repeat(FEW_CELLS - full),
                100 * share,
                window);
        printGates(all);
        linesShown = all.size() + 1;
        out.flush();
    }

    @Override
    public void onDowntime(Downtime downtime) {
        downtimes.add(downtime);
        onStep(text(downtime));
    }

    /** Prints each gate's last figure, to stay. */
    void printLastGates() {
        erase();
        printGates(shadowAnswers);
        printGates(answers);
        out.flush();
    }

    /** Newest answers of the gates of the shadow. */
    List<GateAnswer> shadowAnswers() {
        return shadowAnswers;
    }

    /** Newest answers of the gates. */
    List<GateAnswer> answers() {
        return answers;
    }

    /** Times without decisions, one for each change of bundles. */
    List<Downtime> downtimes() {
        return downtimes;
    }

    private void printGates(List<GateAnswer> all) {
        for (GateAnswer answer : all) {
            out.printf(
                    Locale.ROOT,
                    "  %-12s %-21s %s%s%n",
                    answer.outcome().name().toLowerCase(Locale.ROOT),
                    answer.rule().kind().label(),
                    answer.text(),
                    answer.rule().required() ? "" : "; not required");
        }
    }

    private void erase() {
        if (linesShown > 0) {
            out.print("\u001b[" + linesShown + "A" + ERASE_BELOW);
            linesShown = 0;
        }
    }

    private static String summary(List<GateAnswer> all) {
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                GateAnswer::outcome,
                                TreeMap::new,
                                Collectors.mapping(
                                        answer -> answer.rule().kind().label(),
                                        Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(
                        entry ->
                                entry.getKey().name().toLowerCase(Locale.ROOT)
                                        + ": "
                                        + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String text(Downtime downtime) {
        String parts =
                downtime.parts().stream()
                        .map(part -> part.name() + " " + AgeFormat.text(part.millis()))
                        .collect(Collectors.joining(", "));
        return downtime.gapMillis() == Downtime.UNKNOWN
                ? "no decision was seen on both sides of the change; " + parts
                : "time without decisions " + AgeFormat.text(downtime.gapMillis()) + ": " + parts;
    }

    private static String time() {
        return AgeFormat.time(System.currentTimeMillis()).substring(11, 19) + "  ";
    }
}

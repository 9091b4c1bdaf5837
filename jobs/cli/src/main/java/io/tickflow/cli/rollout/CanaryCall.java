package io.tickflow.cli.rollout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.operate.canary.CanaryTaking;
import io.tickflow.operate.control.AppendedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records the end of a canary and waits until the job has read it. */
@Command
final class CanaryCall {

    private static final long LEAD_MILLIS = 5_000;

    private static final Duration TAKEN_MAX = Duration.ofSeconds(60);

    @Option(names = "--reason", required = true, description = "Why: it is recorded.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who says it: it is recorded (default: the user's name).")
    private String by = System.getProperty("user.name", "operator");

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "UTC time of the first tick for which it holds, such as 2026-03-02T12:00:00Z"
                            + " (default: that of the ticks in 5 s).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final RolloutOptions options = new RolloutOptions();
    @Mixin private final Console console = new Console();

    /** Exit code: 1 if it is recorded and the job has not read it. */
    int run(CanaryControl.Command command) {
        new Inputs().require(!reason.isBlank(), "--reason must not be blank").throwIfInvalid();
        CanaryJob job = CanaryJob.find(options);
        long tickMillis = job.controls().tickMillisIn(0);
        Instant from =
                at == null ? Instant.ofEpochMilli(job.controls().tickMillisIn(LEAD_MILLIS)) : at;
        new Inputs()
                .require(
                        from.toEpochMilli() > tickMillis,
                        "--at %s is past: decisions up to the tick time %s are made. Maybe leave it out"
                                .formatted(from, Instant.ofEpochMilli(tickMillis)))
                .throwIfInvalid();
        var control =
                new CanaryControl(
                        command + "/" + by + '/' + Instant.now(),
                        job.canary().digest(),
                        command,
                        from.toEpochMilli(),
                        by,
                        reason);
        AppendedRecord appended = job.controls().append(control);
        Optional<String> trouble =
                new CanaryTaking(job.control(), TAKEN_MAX).await(job.id(), appended.offset());
        print(job, control, appended, trouble.orElse(""));
        return trouble.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void print(
            CanaryJob job, CanaryControl control, AppendedRecord appended, String trouble) {
        Instant from = Instant.ofEpochMilli(control.effectiveTimeMillis());
        if (json) {
            console.out()
                    .println(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("command", control.command().name())
                                    .put("challenger", control.challengerDigest())
                                    .put("from", from.toString())
                                    .put("job", job.id())
                                    .put("offset", appended.offset())
                                    .put("taken", trouble.isEmpty())
                                    .toPrettyString());
        } else {
            console.out()
                    .printf(
                            "%s of %s/%s holds from the tick time %s on: %s, offset %d%n",
                            control.command(),
                            job.canary().id(),
                            job.canary().version(),
                            from,
                            appended.topic(),
                            appended.offset());
        }
        console.out().flush();
        if (!trouble.isEmpty()) {
            console.err()
                    .println("it is recorded, and " + trouble + ". It holds once the job reads it");
            console.err().flush();
        }
    }
}

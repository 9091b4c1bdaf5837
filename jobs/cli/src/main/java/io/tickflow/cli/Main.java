package io.tickflow.cli;

import io.tickflow.cli.backfill.BackfillCommand;
import io.tickflow.cli.bar.BarsCommand;
import io.tickflow.cli.cluster.ClusterCommand;
import io.tickflow.cli.cluster.JobsCommand;
import io.tickflow.cli.cluster.SavepointCommand;
import io.tickflow.cli.cluster.StopCommand;
import io.tickflow.cli.cluster.SubmitCommand;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Version;
import io.tickflow.cli.demo.DemoCommand;
import io.tickflow.cli.evaluate.EvaluateCommand;
import io.tickflow.cli.explain.ExplainCommand;
import io.tickflow.cli.feature.FeaturesCommand;
import io.tickflow.cli.gateway.GatewayCommand;
import io.tickflow.cli.health.DoctorCommand;
import io.tickflow.cli.health.StatusCommand;
import io.tickflow.cli.ingest.IngestCommand;
import io.tickflow.cli.model.ModelsCommand;
import io.tickflow.cli.operator.FlattenCommand;
import io.tickflow.cli.operator.HaltCommand;
import io.tickflow.cli.operator.LedgerCommand;
import io.tickflow.cli.operator.PositionCommand;
import io.tickflow.cli.operator.ResolveCommand;
import io.tickflow.cli.operator.ResumeCommand;
import io.tickflow.cli.operator.RetryExitsCommand;
import io.tickflow.cli.outcome.OutcomesCommand;
import io.tickflow.cli.rollout.CanaryCommand;
import io.tickflow.cli.rollout.RolloutCommand;
import io.tickflow.cli.sql.SqlCommand;
import io.tickflow.cli.stack.DownCommand;
import io.tickflow.cli.stack.UpCommand;
import io.tickflow.cli.tick.TicksCommand;
import io.tickflow.cli.topic.TailCommand;
import io.tickflow.cli.topic.TopicsCommand;
import io.tickflow.cli.verify.VerifyCommand;
import io.tickflow.cli.whatif.WhatIfCommand;
import io.tickflow.sandbox.replay.ReplaySpeed;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of bin/tickflow. */
@Command(
        name = "tickflow",
        description = "MetaTrader 5 tick topics to broker orders inside Apache Flink.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ModelsCommand.class,
            TicksCommand.class,
            FeaturesCommand.class,
            BarsCommand.class,
            GatewayCommand.class,
            IngestCommand.class,
            ReplayCommand.class,
            BackfillCommand.class,
            SqlCommand.class,
            ExplainCommand.class,
            WhatIfCommand.class,
            OutcomesCommand.class,
            VerifyCommand.class,
            TopicsCommand.class,
            TailCommand.class,
            ClusterCommand.class,
            SubmitCommand.class,
            JobsCommand.class,
            StopCommand.class,
            SavepointCommand.class,
            RolloutCommand.class,
            CanaryCommand.class,
            HaltCommand.class,
            ResumeCommand.class,
            RetryExitsCommand.class,
            FlattenCommand.class,
            PositionCommand.class,
            ResolveCommand.class,
            LedgerCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        })
public final class Main {

    private Main() {}

    /** Runs one command and exits with its code: 0 done, 1 failed, 2 invalid input. */
    public static void main(String[] args) {
        ConnectionLogs.silence();
        PrintWriter out = Console.standardOutput();
        int exitCode = commandLine().setOut(out).execute(args);
        out.flush();
        System.exit(exitCode);
    }

    /** Creates the command line, also for callers in the same process. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        collectErrors(line);
        return line.setExecutionStrategy(new ValidatedExecution())
                .setParameterExceptionHandler(new ValidatedExecution())
                .setExecutionExceptionHandler(new ExitCodes())
                .registerConverter(ReplaySpeed.class, ValidatedExecution::pace)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Collects all problems of all levels of commands. */
    private static void collectErrors(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
        line.getSubcommands().values().forEach(Main::collectErrors);
    }
}

package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.option.FlinkTargetOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.operate.flink.FlinkJob;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the jobs of a Flink cluster. */
@Command(
        name = "jobs",
        description = "List the jobs of a Flink cluster, those that ended too.",
        mixinStandardHelpOptions = true)
public final class JobsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final FlinkTargetOption target = new FlinkTargetOption();
    @Mixin private final SettingsFile settings = new SettingsFile();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        List<FlinkJob> jobs = target.open(settings::load).jobs();
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (FlinkJob job : jobs) {
                all.addObject()
                        .put("job", job.id())
                        .put("name", job.name())
                        .put("state", job.state())
                        .put("startMillis", job.startMillis())
                        .put("tasks", job.tasks())
                        .put("tasksRunning", job.tasksRunning());
            }
            console.out().println(all.toPrettyString());
        } else if (jobs.isEmpty()) {
            console.out().println("no jobs");
        } else {
            for (FlinkJob job : jobs) {
                console.out()
                        .printf(
                                "%s  %-18s %-10s %d of %d tasks  since %s%n",
                                job.id(),
                                job.name(),
                                job.state(),
                                job.tasksRunning(),
                                job.tasks(),
                                Instant.ofEpochMilli(job.startMillis()));
            }
        }
        console.out().flush();
        return 0;
    }
}

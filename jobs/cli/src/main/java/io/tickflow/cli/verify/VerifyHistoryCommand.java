package io.tickflow.cli.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.table.AuditedTable;
import io.tickflow.job.history.table.EventTables;
import io.tickflow.job.history.tick.AuditedTicks;
import io.tickflow.job.history.tick.TickTable;
import io.tickflow.operate.history.HistoryAudit;
import io.tickflow.operate.history.OffsetRange;
import io.tickflow.operate.history.PartitionAudit;
import io.tickflow.operate.kafka.Unreachable;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.HistoryOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the topics with the tables that were made from them. */
@Command(
        name = "history",
        description = {
            "Compare Kafka's offsets with the rows in ClickHouse, for each topic and partition.",
            "Exit code 1 if a record has no row."
        },
        mixinStandardHelpOptions = true)
final class VerifyHistoryCommand implements Callable<Integer> {

    private static final long WAIT_MAX_SECONDS = 3_600;
    private static final Duration POLL = Duration.ofMillis(500);

    @Option(names = "--table", paramLabel = "NAME", description = "One table only (default: all).")
    private @Nullable String table;

    @Option(
            names = "--wait",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description =
                    "How long the HistoryJob may take to write the newest records (default:"
                            + " ${DEFAULT-VALUE}).")
    private long waitSeconds;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        Inputs inputs = new Inputs();
        kafka.check(inputs);
        inputs.require(
                        waitSeconds >= 0 && waitSeconds <= WAIT_MAX_SECONDS,
                        "--wait must be 0 to " + WAIT_MAX_SECONDS)
                .require(
                        table == null || tableNames().anyMatch(table::equals),
                        "--table: no table '%s'; there are %s".formatted(table, names()))
                .throwIfInvalid();
        Map<String, String> options = new HashMap<>();
        kafka.putInto(options);
        clickHouse.putInto(options);
        HistoryConfig config = HistoryJob.configure(settings.read(options));
        List<PartitionAudit> audits = audit(config);
        if (json) {
            console.out().println(json(audits).toPrettyString());
        } else {
            print(audits);
        }
        console.out().flush();
        return audits.stream().allMatch(PartitionAudit::complete) ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private List<PartitionAudit> audit(HistoryConfig config) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(waitSeconds);
        List<AuditedTable> tables = tables(config);
        List<PartitionAudit> audits = new ArrayList<>();
        var progress = console.progress();
        try (var audit = new HistoryAudit(config.kafka(), config.clickHouse())) {
            for (AuditedTable each : tables) {
                progress.show(
                        (double) tables.indexOf(each) / tables.size(),
                        each.name(),
                        System.nanoTime());
                audits.addAll(settled(audit, each, deadlineNanos));
            }
            return audits;
        } catch (QueryException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            throw Unreachable.kafka(config.kafka(), e);
        } finally {
            progress.end();
        }
    }

    /** Audits until nothing is pending, or time is up. */
    private static List<PartitionAudit> settled(
            HistoryAudit audit, AuditedTable table, long deadlineNanos) throws QueryException {
        try {
            while (true) {
                List<PartitionAudit> audits = audit.run(table);
                boolean pending = audits.stream().anyMatch(partition -> partition.pending() > 0);
                if (!pending || System.nanoTime() - deadlineNanos >= 0) {
                    return audits;
                }
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    /** The chosen tables; that of the ticks only if they are stored. */
    private List<AuditedTable> tables(HistoryConfig config) {
        List<AuditedTable> all = new ArrayList<>(EventTables.ALL);
        HistoryConfig.Ticks ticks = config.ticks();
        if (ticks != null) {
            all.add(new AuditedTicks(ticks.topic(), ticks.clock()));
        }
        List<AuditedTable> chosen =
                all.stream().filter(each -> table == null || each.name().equals(table)).toList();
        if (chosen.isEmpty()) {
            throw CommandException.invalid(
                    "--table: ticks are not stored here. Maybe set %s to true"
                            .formatted(HistoryOptions.TICKS.key()));
        }
        return chosen;
    }

    private static Stream<String> tableNames() {
        return Stream.concat(
                EventTables.ALL.stream().map(AuditedTable::name), Stream.of(TickTable.NAME));
    }

    private static String names() {
        return tableNames().collect(Collectors.joining(", "));
    }

    private void print(List<PartitionAudit> audits) {
        PrintWriter out = console.out();
        out.printf(
                "%-18s %4s %12s %12s %10s %10s %8s %8s%n",
                "table", "part", "offsets", "rows", "repeated", "no row", "missing", "pending");
        for (PartitionAudit audit : audits) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %4d %,12d %,12d %,10d %,10d %,8d %,8d%n",
                    audit.table(),
                    audit.partition(),
                    audit.offsets(),
                    audit.rows(),
                    audit.repeated(),
                    audit.notTaken() + audit.unreadable() + audit.gone(),
                    audit.missing(),
                    audit.pending());
        }
        audits.stream().filter(audit -> !audit.complete()).forEach(audit -> explain(out, audit));
        long missing = audits.stream().mapToLong(PartitionAudit::missing).sum();
        long pending = audits.stream().mapToLong(PartitionAudit::pending).sum();
        long beyond = audits.stream().mapToLong(PartitionAudit::beyond).sum();
        out.println(
                missing + pending + beyond == 0
                        ? "every record has its row"
                        : String.format(
                                Locale.ROOT,
                                "%,d records are missing, %,d not written yet, %,d rows are of"
                                        + " offsets that Kafka does not have",
                                missing,
                                pending,
                                beyond));
    }

    private static void explain(PrintWriter out, PartitionAudit audit) {
        String place = "%s, %s-%d".formatted(audit.table(), audit.topic(), audit.partition());
        if (audit.missing() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d records are missing, first in offsets %s%n",
                    place,
                    audit.missing(),
                    audit.holes().stream()
                            .map(OffsetRange::toString)
                            .collect(Collectors.joining(", ")));
        }
        if (audit.pending() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d records after offset %d have no row yet: is the HistoryJob running?"
                            + " (bin/tickflow status)%n",
                    place,
                    audit.pending(),
                    audit.lastRow());
        }
        if (audit.beyond() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d rows are of offsets from %d on, which Kafka does not have: this is"
                            + " another cluster, or the topic was made anew%n",
                    place,
                    audit.beyond(),
                    audit.kafkaEnd());
        }
    }

    private static ArrayNode json(List<PartitionAudit> audits) {
        ArrayNode root = JsonNodeFactory.instance.arrayNode();
        for (PartitionAudit audit : audits) {
            ObjectNode node =
                    root.addObject()
                            .put("table", audit.table())
                            .put("topic", audit.topic())
                            .put("partition", audit.partition())
                            .put("kafkaFrom", audit.kafkaFrom())
                            .put("kafkaEnd", audit.kafkaEnd())
                            .put("rows", audit.rows())
                            .put("firstRow", audit.firstRow())
                            .put("lastRow", audit.lastRow())
                            .put("repeated", audit.repeated())
                            .put("notTaken", audit.notTaken())
                            .put("unreadable", audit.unreadable())
                            .put("gone", audit.gone())
                            .put("missing", audit.missing())
                            .put("pending", audit.pending())
                            .put("beyond", audit.beyond())
                            .put("complete", audit.complete());
            ArrayNode holes = node.putArray("holes");
            audit.holes().forEach(hole -> holes.addArray().add(hole.from()).add(hole.to()));
        }
        return root;
    }
}

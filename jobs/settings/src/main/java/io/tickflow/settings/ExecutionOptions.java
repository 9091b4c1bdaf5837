package io.tickflow.settings;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.paper.PaperTerms;
import io.tickflow.core.instrument.Instruments;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the execution sink. */
public final class ExecutionOptions {

    public static final ConfigOption<Duration> LOGON_WAIT =
            ConfigOptions.key("tickflow.execution.logon-wait")
                    .durationType()
                    .defaultValue(Duration.ofMillis(ExecutionLimits.DEFAULT.logonWaitMillis()))
                    .withDescription(
                            "Longest wait of a starting job for a reconciled session; it then"
                                    + " continues without one. 0 does not wait.");

    public static final ConfigOption<Duration> RECONCILE_WAIT =
            ConfigOptions.key("tickflow.execution.reconcile-wait")
                    .durationType()
                    .defaultValue(Duration.ofMillis(ExecutionLimits.DEFAULT.reconcileMillis()))
                    .withDescription(
                            "Delay of new orders after a logon, for the venue's answers about"
                                    + " open orders.");

    public static final ConfigOption<Duration> STATUS_WAIT =
            ConfigOptions.key("tickflow.execution.status-wait")
                    .durationType()
                    .defaultValue(Duration.ofMillis(ExecutionLimits.DEFAULT.statusWaitMillis()))
                    .withDescription(
                            "Wait for an answer about an order, after which it is unknown; and"
                                    + " time for which an order must stay unknown to a venue that"
                                    + " remembers completed orders before it ends EXPIRED.");

    public static final ConfigOption<Duration> SILENCE =
            ConfigOptions.key("tickflow.execution.silence")
                    .durationType()
                    .defaultValue(Duration.ofMillis(ExecutionLimits.DEFAULT.silenceMillis()))
                    .withDescription(
                            "Silence of the venue after which it is asked about an order. If it"
                                    + " does not even answer a TestRequest(35=1) for so long, nothing"
                                    + " is sent, so that a frozen venue does not execute late orders.");

    public static final ConfigOption<Integer> WAITING_EXITS_MAX =
            ConfigOptions.key("tickflow.execution.waiting-exits-max")
                    .intType()
                    .defaultValue(ExecutionLimits.DEFAULT.waitingExitsMax())
                    .withDescription("Largest number of exit orders that wait for a session.");

    public static final ConfigOption<Integer> OPEN_ORDERS_MAX =
            ConfigOptions.key("tickflow.execution.open-orders-max")
                    .intType()
                    .defaultValue(ExecutionLimits.DEFAULT.openOrdersMax())
                    .withDescription(
                            "Largest number of orders without a terminal report;"
                                    + " further entries end EXPIRED.");

    public static final ConfigOption<Integer> REMEMBERED_ORDERS_MAX =
            ConfigOptions.key("tickflow.execution.remembered-orders-max")
                    .intType()
                    .defaultValue(ExecutionLimits.DEFAULT.rememberedOrdersMax())
                    .withDescription(
                            "Number of remembered orders of closed trades, and of decisions. Orders"
                                    + " of open trades are all remembered; older decisions are looked"
                                    + " up in the log.");

    public static final ConfigOption<Integer> IN_FLIGHT_MAX =
            ConfigOptions.key("tickflow.execution.in-flight-max")
                    .intType()
                    .defaultValue(ExecutionLimits.DEFAULT.inFlightMax())
                    .withDescription(
                            "Largest number of verdicts between arrival and their"
                                    + " turn on the session.");

    public static final ConfigOption<Duration> CLOSE_TIMEOUT =
            ConfigOptions.key("tickflow.execution.close-timeout")
                    .durationType()
                    .defaultValue(Duration.ofMillis(ExecutionLimits.DEFAULT.closeMillis()))
                    .withDescription("Longest time for closing the session.");

    public static final ConfigOption<Duration> LOG_READ_TIMEOUT =
            ConfigOptions.key("tickflow.execution.log-read-timeout")
                    .durationType()
                    .defaultValue(Duration.ofMillis(OrderLogConfig.READ_TIMEOUT_MILLIS))
                    .withDescription(
                            "Longest wait for the next record while orders and executions are read"
                                    + " at the start, after which the job fails.");

    public static final ConfigOption<Integer> SNAPSHOT_EVERY =
            ConfigOptions.key("tickflow.execution.snapshot-every")
                    .intType()
                    .defaultValue(OrderLogConfig.SNAPSHOT_EVERY)
                    .withDescription(
                            "Verdicts and reports between two snapshots of what is open, beside the"
                                    + " checkpoints. A start reads the newest one and the records"
                                    + " behind it.");

    public static final ConfigOption<Duration> PAPER_LATENCY =
            ConfigOptions.key("tickflow.execution.paper-latency")
                    .durationType()
                    .defaultValue(Duration.ofMillis(PaperTerms.DEFAULT.latencyMillis()))
                    .withDescription(
                            "In PAPER mode, time after which a tick may fill an order: the first"
                                    + " one of its symbol does, at bid or ask.");

    public static final ConfigOption<Double> PAPER_SLIPPAGE_BPS =
            ConfigOptions.key("tickflow.execution.paper-slippage-bps")
                    .doubleType()
                    .defaultValue(PaperTerms.DEFAULT.slippageBps())
                    .withDescription(
                            "In PAPER mode, hundredths of a percent by which each fill is worse"
                                    + " than the tick.");

    public static final ConfigOption<Duration> PAPER_TICK_WAIT =
            ConfigOptions.key("tickflow.execution.paper-tick-wait")
                    .durationType()
                    .defaultValue(Duration.ofMillis(PaperTerms.DEFAULT.tickWaitMillis()))
                    .withDescription(
                            "In PAPER mode, time after which an order is filled without a tick, at"
                                    + " the newest quote; its report says so.");

    public static final ConfigOption<Duration> LEASE =
            ConfigOptions.key("tickflow.execution.lease")
                    .durationType()
                    .defaultValue(Duration.ofMillis(ExecutionConfig.LEASE_MILLIS))
                    .withDescription(
                            "Time for which an acknowledged heartbeat allows the sink to send, and"
                                    + " for which a successor waits; 1 s to 60 s. Heartbeats are sent"
                                    + " every third of it.");

    private ExecutionOptions() {}

    /**
     * Reads the sink's configuration for {@code account}; {@code options} collects the problems.
     */
    static ExecutionConfig read(
            OptionReader options,
            String account,
            Deployment deployment,
            KafkaConfig kafka,
            Instruments instruments) {
        var log =
                new OrderLogConfig(
                        kafka,
                        EventTypes.ORDERS.topic(),
                        EventTypes.EXECUTIONS.topic(),
                        EventTypes.CONTROL.topic(),
                        EventTypes.LEASES.topic(),
                        positiveMillis(options, LOG_READ_TIMEOUT),
                        positive(options, SNAPSHOT_EVERY),
                        "");
        return new ExecutionConfig(
                account,
                deployment,
                log,
                FixOptions.read(options, deployment.mode(), instruments),
                limits(options),
                leaseMillis(options),
                paper(options));
    }

    private static PaperTerms paper(OptionReader options) {
        return new PaperTerms(
                options.read(PAPER_LATENCY, time -> !time.isNegative(), "must not be negative")
                        .toMillis(),
                options.read(
                        PAPER_SLIPPAGE_BPS,
                        bps -> bps >= 0 && bps < 10_000,
                        "must be 0 to below 10000"),
                positiveMillis(options, PAPER_TICK_WAIT));
    }

    private static long leaseMillis(OptionReader options) {
        return options.read(
                        LEASE,
                        time ->
                                time.toMillis() >= ExecutionConfig.LEASE_MILLIS_MIN
                                        && time.toMillis() <= ExecutionConfig.LEASE_MILLIS_MAX,
                        "must be 1 s to 60 s")
                .toMillis();
    }

    private static ExecutionLimits limits(OptionReader options) {
        return new ExecutionLimits(
                options.read(LOGON_WAIT, wait -> !wait.isNegative(), "must not be negative")
                        .toMillis(),
                positiveMillis(options, RECONCILE_WAIT),
                positiveMillis(options, STATUS_WAIT),
                positiveMillis(options, SILENCE),
                positive(options, WAITING_EXITS_MAX),
                positive(options, OPEN_ORDERS_MAX),
                positive(options, REMEMBERED_ORDERS_MAX),
                positive(options, IN_FLIGHT_MAX),
                positiveMillis(options, CLOSE_TIMEOUT));
    }

    static long positiveMillis(OptionReader options, ConfigOption<Duration> option) {
        return options.read(option, time -> time.toMillis() > 0, "must be 1 ms or more").toMillis();
    }

    private static int positive(OptionReader options, ConfigOption<Integer> option) {
        return options.read(option, number -> number > 0, "must be above 0");
    }
}

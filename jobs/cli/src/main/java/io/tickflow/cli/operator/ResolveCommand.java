package io.tickflow.cli.operator;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.option.QuantityConverter;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.control.ControlAnswers;
import io.tickflow.operate.control.ControlAppend;
import io.tickflow.operate.control.OrderInLog;
import io.tickflow.settings.DeskAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends an unknown order with the outcome seen by an operator. */
@Command(
        name = "resolve",
        description = {
            "Tell what became of an unknown order, as seen at the broker.",
            "Refused unless the order is unknown. What was filled is a position from then on, and"
                    + " closed like any other. Waits until it is recorded. Exit code 3 if it is refused."
        },
        mixinStandardHelpOptions = true)
public final class ResolveCommand implements Callable<Integer> {

    @Option(
            names = "--cl-ord-id",
            required = true,
            paramLabel = "ID",
            description = "ClOrdID(11) of the order.")
    private String clOrdId = "";

    @ArgGroup(multiplicity = "1")
    private Evidence evidence = new Evidence();

    @Option(
            names = "--price",
            paramLabel = "PRICE",
            description = "Average price of what was filled (default: not known).")
    private @Nullable Double price;

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final Console console = new Console();

    /** Evidence of the operator. */
    static final class Evidence {

        @Option(
                names = "--filled",
                required = true,
                paramLabel = "QUANTITY",
                converter = QuantityConverter.class,
                description = "So many units of it were filled in all.")
        private Quantity filled = Quantity.ZERO;

        @Option(
                names = "--nothing",
                required = true,
                description = "Nothing of it was filled, and nothing will be.")
        private boolean nothing;

        private Quantity quantity() {
            if (nothing || filled.isPositive()) {
                return nothing ? Quantity.ZERO : filled;
            }
            throw CommandException.invalid("--filled must be above 0; otherwise say --nothing");
        }
    }

    @Override
    public Integer call() {
        Quantity filled = evidence.quantity();
        OperatorOptions.requireText("--cl-ord-id", clOrdId);
        requirePrice();
        DeskAddress desk = options.addressOfOne();
        if (!options.waiting().isZero()) {
            AppendedRecord asked = ask(desk, filled);
            List<Control> answers = ControlAnswers.await(desk.kafka(), asked, 1, options.waiting());
            if (!answers.isEmpty()) {
                return tell(asked, answers.get(0));
            }
            console.err().println("no running sink answered; it goes into the log of the desk");
        }
        OrderInLog order = OrderInLog.find(desk, clOrdId);
        var deployment = new Deployment(desk.deployment().pipeline(), order.mode());
        ExecutionReport report =
                order.resolved(
                        filled,
                        priceOrNaN(),
                        "operator " + options.by() + ": " + options.reason(),
                        desk.silenceMillis(),
                        System.currentTimeMillis());
        AppendedRecord appended =
                AppendedRecord.append(
                        desk.kafka(),
                        EventTypes.EXECUTIONS.topic(),
                        EventTypes.accountKey(order.mode(), desk.account()),
                        report.clOrdId() + '/' + report.execId(),
                        EventTypes.EXECUTIONS.encode(report, deployment),
                        "%s of %s units of order %s"
                                .formatted(report.state(), report.cumulativeQuantity(), clOrdId));
        if (options.json()) {
            Confirmation.printJson(console, appended, List.of());
        } else {
            Confirmation.print(console, appended);
        }
        return 0;
    }

    private void requirePrice() {
        if (price == null) {
            return;
        }
        if (evidence.nothing) {
            throw CommandException.invalid("--price is about what was filled; leave it out");
        }
        if (!(price > 0) || price.isInfinite()) {
            throw CommandException.invalid("--price must be above 0, not " + price);
        }
    }

    private double priceOrNaN() {
        return price == null ? Double.NaN : price;
    }

    /** Asks the running sink. */
    private AppendedRecord ask(DeskAddress desk, Quantity filled) {
        return ControlAppend.appendUnits(
                Control.Command.RESOLVE,
                desk,
                options.by(),
                options.reason(),
                "",
                clOrdId,
                filled,
                priceOrNaN());
    }

    private int tell(AppendedRecord asked, Control answer) {
        List<Control> answers = List.of(answer);
        if (options.json()) {
            Confirmation.printJson(console, asked, answers);
        } else {
            Confirmation.print(console, answers);
        }
        return DeskAnswers.exitCode(answers, false);
    }
}

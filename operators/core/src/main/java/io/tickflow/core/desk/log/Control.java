package io.tickflow.core.desk.log;

import io.tickflow.core.instrument.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Command to the desk of an account and its sink, an answer to one, or a block of a symbol, from
 * {@code tickflow.control}.
 *
 * @param controlId unique id of the message
 * @param account account it is meant for; {@code *} for all
 * @param command what to do
 * @param by who said it
 * @param reason why, or the answer
 * @param symbol as the feed names it; empty for all symbols
 * @param clOrdId ClOrdID(11) of an order to resolve; empty otherwise
 * @param quantity units that were filled or are held, negative if short; null if not about units
 * @param price average price of these units; NaN if not known
 * @param answerTo id of the command that this answers; empty otherwise
 */
public record Control(
        String controlId,
        String account,
        Command command,
        String by,
        String reason,
        String symbol,
        String clOrdId,
        @Nullable Quantity quantity,
        double price,
        String answerTo) {

    /** Name that stands for all accounts. */
    public static final String ALL_ACCOUNTS = "*";

    /** A command about the whole account. */
    public Control(String controlId, String account, Command command, String by, String reason) {
        this(controlId, account, command, by, reason, "", "", null, Double.NaN, "");
    }

    /** A command about one symbol; about all if it is empty. */
    public static Control onSymbol(
            String controlId,
            String account,
            Command command,
            String by,
            String reason,
            String symbol) {
        return new Control(
                controlId, account, command, by, reason, symbol, "", null, Double.NaN, "");
    }

    /** Answer of {@code by} on account {@code of} to this command. */
    public Control answer(String of, String by, String said) {
        return new Control(
                controlId + "/answer/" + of + '/' + by,
                of,
                Command.ANSWER,
                by,
                said,
                symbol,
                clOrdId,
                null,
                Double.NaN,
                controlId);
    }

    /** True if the desk of {@code trader} is meant. */
    public boolean isFor(String trader) {
        return account.equals(trader) || account.equals(ALL_ACCOUNTS);
    }

    /** True if {@code name} is meant. */
    public boolean isAbout(String name) {
        return symbol.isEmpty() || symbol.equals(name);
    }

    /** Commands that there are. */
    public enum Command {
        /** No new entries; exits go on. */
        HALT,
        /** New entries again. */
        RESUME,
        /** Try the exits that failed again, at once. */
        RETRY_EXITS,
        /** Close positions now. */
        FLATTEN,
        /** End an unknown order as seen at the broker. */
        RESOLVE,
        /** Take the position of a symbol from the operator. */
        POSITION,
        /** No order on a symbol, since its position is in doubt. */
        BLOCK,
        /** Orders on a symbol again. */
        UNBLOCK,
        /** Result of a command. */
        ANSWER;

        /** True for a word of an operator, false for one of a desk or a sink. */
        public boolean byOperator() {
            return this != BLOCK && this != UNBLOCK && this != ANSWER;
        }
    }
}

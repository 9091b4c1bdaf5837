package io.tickflow.core.desk.log;

/**
 * Command of an operator to the desk, from {@code tickflow.control}.
 *
 * @param controlId unique id of the message
 * @param account account it is meant for; {@code *} for all
 * @param command what to do
 * @param by who said it
 * @param reason why
 */
public record Control(String controlId, String account, Command command, String by, String reason) {

    /** Name that stands for all accounts. */
    public static final String ALL_ACCOUNTS = "*";

    /** True if the desk of {@code trader} is meant. */
    public boolean isFor(String trader) {
        return account.equals(trader) || account.equals(ALL_ACCOUNTS);
    }

    /** Commands that there are. */
    public enum Command {
        /** No new entries; exits go on. */
        HALT,
        /** New entries again. */
        RESUME
    }
}

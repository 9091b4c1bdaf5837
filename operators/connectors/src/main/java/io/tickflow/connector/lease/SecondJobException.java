package io.tickflow.connector.lease;

/** Refusal of a job while another one of the same name and pipeline runs. */
public final class SecondJobException extends Exception {

    private static final long serialVersionUID = 1;

    SecondJobException(String message) {
        super(message);
    }
}

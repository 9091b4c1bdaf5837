package io.tickflow.process;

/** A child that cannot start. */
final class FailingMain {

    private FailingMain() {}

    public static void main(String[] args) {
        System.out.println("about to try");
        throw new ProcessException("the port of the test is taken");
    }
}

package io.tickflow.cli.health;

import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalJobConfig;
import io.tickflow.model.contract.InvalidBundleException;
import org.jspecify.annotations.Nullable;

/** Opens the model bundle as the SignalJob does, with all its checks. */
final class BundleCheck {

    private static final String NAME = "bundle";

    private BundleCheck() {}

    static Diagnosis run(@Nullable SignalJobConfig signal) {
        if (signal == null) {
            return Diagnosis.skip(NAME, "the settings of the SignalJob are refused");
        }
        try {
            SignalJob.checkBundle(signal);
            return Diagnosis.pass(NAME, signal.scoring().bundle() + " opens");
        } catch (InvalidBundleException e) {
            return Diagnosis.fail(
                    NAME,
                    String.valueOf(e.getMessage()),
                    "train it again, or point tickflow.model.bundle at one that is whole");
        }
    }
}

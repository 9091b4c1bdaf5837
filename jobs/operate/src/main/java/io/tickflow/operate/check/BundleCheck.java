package io.tickflow.operate.check;

import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.settings.SignalJobConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the model bundle like the SignalJob, with all its checks. */
public final class BundleCheck {

    private static final String NAME = "bundle";

    private BundleCheck() {}

    public static CheckResult run(@Nullable SignalJobConfig signal) {
        if (signal == null) {
            return CheckResult.skip(NAME, "the settings of the SignalJob are refused");
        }
        try {
            List<String> conflicts = SignalJob.checkBundle(signal);
            String opens = signal.scoring().bundle() + " opens";
            return CheckResult.pass(
                    NAME,
                    conflicts.isEmpty() ? opens : opens + "; " + String.join("; ", conflicts));
        } catch (InvalidBundleException e) {
            return CheckResult.fail(
                    NAME,
                    String.valueOf(e.getMessage()),
                    "train it again, or point tickflow.model.bundle at one that is whole");
        }
    }
}

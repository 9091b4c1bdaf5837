package io.tickflow.operate.kubernetes;

import io.tickflow.settings.ScoringOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arguments of the SignalJob: those that name bundles change, all others stay. Pure. */
final class BundleArguments {

    private static final Set<String> OURS =
            Set.of(
                    ScoringOptions.MODEL_BUNDLE.key(),
                    ScoringOptions.CHALLENGER.key(),
                    ScoringOptions.CANARY.key());

    private BundleArguments() {}

    /**
     * The arguments with other bundles.
     *
     * @param settings of the job
     */
    static List<String> with(List<String> arguments, Map<String, String> settings) {
        List<String> changed = new ArrayList<>(without(arguments));
        OURS.stream()
                .sorted()
                .filter(settings::containsKey)
                .forEach(key -> changed.add("-D" + key + "=" + settings.get(key)));
        return changed;
    }

    /** The arguments that name no bundle. */
    private static List<String> without(List<String> arguments) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean split = argument.equals("-D") && i + 1 < arguments.size();
            String setting = split ? "-D" + arguments.get(i + 1) : argument;
            if (OURS.stream().anyMatch(key -> setting.startsWith("-D" + key + "="))) {
                i += split ? 1 : 0;
                continue;
            }
            others.add(argument);
        }
        return others;
    }
}

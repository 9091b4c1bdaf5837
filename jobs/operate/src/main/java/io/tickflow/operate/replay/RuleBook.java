package io.tickflow.operate.replay;

import io.tickflow.core.scoring.DirectionInputs;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.SignalConfig;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Prediction;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.settings.SignalLimits;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signal checks of each bundle under one set of limits. One thread. */
final class RuleBook {

    private final Map<String, Page> pages = new HashMap<>();

    private record Page(SignalRules rules, SignalConfig config, DirectionInputs inputs) {}

    RuleBook(Collection<BundleAtHand> bundles, SignalLimits limits, FeatureSchema schema) {
        for (BundleAtHand bundle : bundles) {
            SignalConfig config = limits.with(bundle.manifest());
            pages.put(
                    bundle.digest(),
                    new Page(
                            new SignalRules(config),
                            config,
                            new DirectionInputs(bundle.manifest(), schema)));
        }
    }

    boolean knows(String digest) {
        return pages.containsKey(digest);
    }

    /** Rules for the predictions of a bundle. */
    SignalRules rules(String digest) {
        return page(digest).rules();
    }

    /** Holding time of a position on a signal of a bundle. */
    long horizonMillis(String digest) {
        return page(digest).config().horizonMillis();
    }

    boolean hasRegime() {
        return pages.values().stream().anyMatch(page -> page.config().gates().hasRegime());
    }

    List<Long> horizonsMillis() {
        return pages.values().stream().map(page -> page.config().horizonMillis()).toList();
    }

    /** Decision with the recorded prediction, as its scorer passed it on. */
    ScoredDecision scored(RecordedDecision decision, Prediction prediction) {
        return ScoredDecision.of(
                decision.vector(),
                prediction,
                page(prediction.modelDigest()).inputs().isComplete(decision.vector()));
    }

    private Page page(String digest) {
        Page page = pages.get(digest);
        if (page == null) {
            throw new IllegalArgumentException("no bundle has the digest " + digest);
        }
        return page;
    }
}

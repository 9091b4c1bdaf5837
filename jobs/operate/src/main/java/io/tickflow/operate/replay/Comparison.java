package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Bit for bit comparison of recorded and derived values. */
final class Comparison {

    private Comparison() {}

    /** First difference of two vectors; empty if all bits are the same. */
    static String features(List<String> names, FeatureVector recorded, FeatureVector derived) {
        for (int i = 0; i < names.size(); i++) {
            float before = recorded.values()[i];
            float now = derived.values()[i];
            if (Float.floatToIntBits(before) != Float.floatToIntBits(now)) {
                return "feature %s: recorded %s, derived %s".formatted(names.get(i), before, now);
            }
        }
        String difference = facts(recorded, derived);
        if (difference.isEmpty() && !recorded.featureHash().equals(derived.featureHash())) {
            return "featureHash: recorded %s, derived %s"
                    .formatted(recorded.featureHash(), derived.featureHash());
        }
        return difference;
    }

    private static String facts(FeatureVector recorded, FeatureVector derived) {
        if (recorded.ready() != derived.ready()) {
            return words("ready", recorded.ready(), derived.ready());
        }
        if (recorded.quality() != derived.quality()) {
            return words("quality", recorded.quality(), derived.quality());
        }
        if (!Arrays.equals(recorded.settled(), derived.settled())) {
            return words(
                    "settled",
                    Arrays.toString(recorded.settled()),
                    Arrays.toString(derived.settled()));
        }
        if (Double.compare(recorded.bid(), derived.bid()) != 0) {
            return words("bid", recorded.bid(), derived.bid());
        }
        if (Double.compare(recorded.ask(), derived.ask()) != 0) {
            return words("ask", recorded.ask(), derived.ask());
        }
        return Double.compare(recorded.typicalSpread(), derived.typicalSpread()) == 0
                ? ""
                : words("typicalSpread", recorded.typicalSpread(), derived.typicalSpread());
    }

    /** Difference of two predictions; empty if all bits are the same. */
    static String prediction(Prediction recorded, Prediction derived) {
        String before = words(recorded);
        String now = words(derived);
        return Objects.equals(before, now)
                ? ""
                : "prediction: recorded " + before + ", derived " + now;
    }

    private static String words(String what, Object recorded, Object derived) {
        return "%s: recorded %s, derived %s".formatted(what, recorded, derived);
    }

    /** All of a prediction; a float prints its bits. */
    private static String words(Prediction prediction) {
        return "%s mask %s agreement %s %s meta %s %s regime %s %s votes %s"
                .formatted(
                        prediction.probability(),
                        prediction.memberMask(),
                        prediction.agreement(),
                        prediction.abstention(),
                        prediction.metaProbability(),
                        prediction.metaAbstention(),
                        prediction.regimeProbability(),
                        prediction.regimeAbstention(),
                        prediction.votes().stream()
                                .sorted(Comparator.comparing(MemberVote::member))
                                .map(
                                        vote ->
                                                vote.member()
                                                        + " "
                                                        + vote.probability()
                                                        + " "
                                                        + vote.absence())
                                .collect(Collectors.joining(", ")));
    }
}

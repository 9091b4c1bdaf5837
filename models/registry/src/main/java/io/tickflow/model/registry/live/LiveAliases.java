package io.tickflow.model.registry.live;

import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Names of the aliases that follow the job of a deployment: {@code live-PIPELINE} for the bundle
 * whose predictions have the role CHAMPION, and {@code canary-PIPELINE} for the one whose have the
 * role CHALLENGER. Starts of the job move them, and nobody else.
 */
public final class LiveAliases {

    private static final String LIVE = "live-";
    private static final String CANARY = "canary-";
    private static final int WORD_MAX = 40;
    private static final int FINGERPRINT = 8;

    private LiveAliases() {}

    /** Alias of the bundle that decides in a deployment, or decided before a canary began. */
    public static String champion(String pipeline) {
        return LIVE + word(pipeline);
    }

    /** Alias of the bundle beside it in a canary. */
    public static String challenger(String pipeline) {
        return CANARY + word(pipeline);
    }

    /**
     * Refuses a wish of somebody to move one of them.
     *
     * @throws RegistryException if {@code alias} is reserved
     */
    public static void requireFree(String alias) {
        if (alias.startsWith(LIVE) || alias.startsWith(CANARY)) {
            throw new RegistryException(
                    "the alias "
                            + alias
                            + " tells which bundle a job runs and is moved by its start only. Maybe"
                            + " champion, or another name that does not begin with "
                            + LIVE
                            + " or "
                            + CANARY);
        }
    }

    /** The name itself if it can be part of an alias, else the letters that can and a hash. */
    private static String word(String pipeline) {
        if (pipeline.matches("[a-z0-9_-]{1," + WORD_MAX + "}")) {
            return pipeline;
        }
        String letters = pipeline.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        String hash = Sha256.of(pipeline.getBytes(StandardCharsets.UTF_8));
        int kept = Math.min(letters.length(), WORD_MAX - 1 - FINGERPRINT);
        return letters.substring(0, kept) + '_' + hash.substring(0, FINGERPRINT);
    }
}

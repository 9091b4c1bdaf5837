package io.tickflow.connector.fix;

import java.util.regex.Pattern;

/** Secrets of messages: Password(554), NewPassword(925), RawData(96), Signature(89). */
final class FixSecrets {

    private static final Pattern SECRETS = Pattern.compile("(^|\001)(554|925|96|89)=[^\001]*");

    private FixSecrets() {}

    /** The message with a star for each secret. */
    static String mask(String message) {
        return SECRETS.matcher(message).replaceAll("$1$2=*");
    }
}

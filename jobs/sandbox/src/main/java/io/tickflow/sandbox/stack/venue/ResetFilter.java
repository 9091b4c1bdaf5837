package io.tickflow.sandbox.stack.venue;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;

/** Takes ResetSeqNumFlag(141)=Y out of a logon before the engine reads it. */
final class ResetFilter extends IoFilterAdapter {

    private static final Pattern MESSAGE =
            Pattern.compile(
                    "(8=FIX[^\001]*\0019=)\\d+(\001)(35=A\001.*?)(10=\\d{3}\001)", Pattern.DOTALL);
    private static final String RESET = "\001141=Y\001";
    private static final String SOH = "\001";
    private static final int CHECKSUM_MODULUS = 256;

    @Override
    public void messageReceived(NextFilter next, IoSession session, Object message) {
        next.messageReceived(session, message instanceof IoBuffer bytes ? without(bytes) : message);
    }

    private static IoBuffer without(IoBuffer bytes) {
        byte[] read = new byte[bytes.remaining()];
        bytes.get(read);
        String text = new String(read, StandardCharsets.ISO_8859_1);
        return IoBuffer.wrap(withoutReset(text).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same logon with a body length and a checksum of its own. */
    static String withoutReset(String text) {
        Matcher message = MESSAGE.matcher(text);
        if (!message.find() || !message.group(3).contains(RESET)) {
            return text;
        }
        String body = message.group(3).replace(RESET, SOH);
        String counted = message.group(1) + body.length() + message.group(2) + body;
        int sum = counted.chars().sum() % CHECKSUM_MODULUS;
        return text.substring(0, message.start())
                + counted
                + "10=%03d".formatted(sum)
                + SOH
                + text.substring(message.end());
    }
}

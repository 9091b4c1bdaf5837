package io.tickflow.gateway.api;

import java.util.List;
import java.util.Locale;

/** Refusal of a request, answered as problem details (RFC 9457). */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Kind of a problem: a status, and a name that programs compare. */
    public enum Kind {
        INVALID(400, "The request is not valid"),
        UNAUTHORIZED(401, "A token is needed"),
        FORBIDDEN(403, "The role of the token does not allow this"),
        NOT_FOUND(404, "There is no such thing"),
        METHOD_NOT_ALLOWED(405, "The resource does not have this method"),
        TOO_SLOW(408, "The request did not come in time"),
        TOO_LARGE(413, "The body is too large"),
        WRONG_MEDIA_TYPE(415, "The body must be application/json"),
        MISDIRECTED(421, "The gateway does not serve this host"),
        TOO_MANY_REQUESTS(429, "The caller asks too often"),
        INTERNAL(500, "The gateway failed"),
        UNAVAILABLE(503, "A part that this needs does not answer"),
        BUSY(503, "The gateway has too much to do");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** Status code of HTTP. */
        public int status() {
            return status;
        }

        /** Title, equal for all problems of this kind. */
        public String title() {
            return title;
        }

        /** URI reference of the kind. */
        public String type() {
            return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    private Problem(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    /** Creates a problem with a sentence for the caller. */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail);
    }

    /** Creates a refusal that lists every problem of the input. */
    public static Problem invalid(List<String> problems) {
        return new Problem(Kind.INVALID, String.join("; ", problems));
    }

    /** Creates a refusal of the input. */
    public static Problem invalid(String detail) {
        return new Problem(Kind.INVALID, detail);
    }

    /** Creates a refusal, as there is no such thing. */
    public static Problem notFound(String detail) {
        return new Problem(Kind.NOT_FOUND, detail);
    }

    /** Creates a refusal, as another part does not answer. */
    public static Problem unavailable(String detail) {
        return new Problem(Kind.UNAVAILABLE, detail);
    }

    /** Kind of this problem. */
    public Kind kind() {
        return kind;
    }

    /** Sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

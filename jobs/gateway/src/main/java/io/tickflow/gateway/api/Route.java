package io.tickflow.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operation of the API, as the server runs it and the document tells it.
 *
 * @param method GET or POST
 * @param template path with its parameters in braces
 * @param id name of the operation
 * @param group heading of the documentation
 * @param summary one line
 * @param role least role of a caller; null if anybody may ask
 * @param parameters of path and query
 * @param request JSON Schema of the body; null without one
 * @param response JSON Schema of the data
 * @param isEnveloped true if the data come with their origin
 * @param handler code
 */
public record Route(
        String method,
        String template,
        String id,
        String group,
        String summary,
        @Nullable Role role,
        List<Parameter> parameters,
        @Nullable ObjectNode request,
        ObjectNode response,
        boolean isEnveloped,
        Handler handler) {

    /** Code of an operation. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Answers.
         *
         * @throws Problem to refuse
         */
        Answer answer(Call call) throws Exception;
    }

    /** Begins a route that reads. */
    public static Builder get(String template, String id, String summary) {
        return new Builder("GET", template, id, summary);
    }

    /** Begins a route that writes or computes. */
    public static Builder post(String template, String id, String summary) {
        return new Builder("POST", template, id, summary);
    }

    /** Route under construction. Not thread-safe. */
    public static final class Builder {

        private final String method;
        private final String template;
        private final String id;
        private final String summary;
        private String group = "";
        private @Nullable Role role = Role.VIEWER;
        private List<Parameter> parameters = List.of();
        private @Nullable ObjectNode request;
        private @Nullable ObjectNode response;
        private boolean enveloped = true;

        private Builder(String method, String template, String id, String summary) {
            this.method = method;
            this.template = template;
            this.id = id;
            this.summary = summary;
        }

        /** Sets the heading. */
        public Builder in(String heading) {
            group = heading;
            return this;
        }

        /** Sets the least role; null for anybody. */
        public Builder role(@Nullable Role least) {
            role = least;
            return this;
        }

        /** Sets the parameters. */
        public Builder with(Parameter... all) {
            parameters = List.of(all);
            return this;
        }

        /** Sets the schema of the body. */
        public Builder body(ObjectNode schema) {
            request = schema;
            return this;
        }

        /** Sets the schema of the data. */
        public Builder gives(ObjectNode schema) {
            response = schema;
            return this;
        }

        /** Sets the schema of a document that has no envelope. */
        public Builder givesDocument(ObjectNode schema) {
            enveloped = false;
            return gives(schema);
        }

        /** Ends the route. */
        public Route to(Handler handler) {
            if (response == null) {
                throw new IllegalStateException(id + " gives no schema");
            }
            return new Route(
                    method,
                    template,
                    id,
                    group,
                    summary,
                    role,
                    parameters,
                    request,
                    response,
                    enveloped,
                    handler);
        }
    }
}

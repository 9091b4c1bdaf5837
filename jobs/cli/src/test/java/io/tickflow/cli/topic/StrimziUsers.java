package io.tickflow.cli.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** KafkaUsers of Strimzi for the rights of the principals. */
final class StrimziUsers {

    private StrimziUsers() {}

    /** Returns the page with a KafkaUser for each principal of {@code rights}. */
    static String of(List<AccessRight> rights) {
        var page =
                new StringBuilder(
                        "# Generated from flink-conf/topics.yaml by StrimziUsersTest: the rights of"
                                + " bin/tickflow topics acl.\n");
        rights.stream()
                .map(AccessRight::principal)
                .distinct()
                .forEach(
                        principal ->
                                append(
                                        principal,
                                        rights.stream()
                                                .filter(
                                                        right ->
                                                                right.principal().equals(principal))
                                                .toList(),
                                        page));
        return page.toString();
    }

    private static void append(String principal, List<AccessRight> rights, StringBuilder page) {
        page.append(
                """
                ---
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata:
                  name: tickflow-%s
                  labels: {strimzi.io/cluster: tickflow}
                spec:
                  authentication: {type: scram-sha-512}
                  authorization:
                    type: simple
                    acls:
                """
                        .formatted(principal));
        Map<String, List<String>> operations = new LinkedHashMap<>();
        for (AccessRight right : rights) {
            operations
                    .computeIfAbsent(
                            "{type: %s, name: %s, patternType: %s}"
                                    .formatted(
                                            right.resource(),
                                            right.name(),
                                            right.prefixed() ? "prefix" : "literal"),
                            resource -> new ArrayList<>())
                    .add(right.operation());
        }
        operations.forEach(
                (resource, allowed) ->
                        page.append(
                                "      - {resource: %s, operations: [%s]}%n"
                                        .formatted(resource, String.join(", ", allowed))));
    }
}

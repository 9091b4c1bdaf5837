package io.tickflow.settings.tls;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets among the properties of Kafka clients. They must be references, which each client
 * resolves on its own host: Flink keeps the execution plan, with all properties, in files.
 */
public final class KafkaSecrets {

    /** Reference in the notation of Kafka's configuration providers. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(file|env):[^}]+}");

    /** Secret within the options of a login module. */
    private static final Pattern OF_LOGIN =
            Pattern.compile(
                    "(?i)\\b\\w*(?:password|secret)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;]+))");

    private static final String LOGIN = "sasl.jaas.config";

    private KafkaSecrets() {}

    /**
     * Adds a problem for each secret in clear, and the providers that resolve references.
     *
     * @param properties of Kafka clients
     * @param key option that sets a property
     * @param problems takes a sentence for each
     * @return the properties to give to clients
     */
    public static Map<String, String> checked(
            Map<String, String> properties, UnaryOperator<String> key, Consumer<String> problems) {
        var checked = new HashMap<>(properties);
        properties.forEach(
                (name, value) -> {
                    if (isInClear(name, value)) {
                        problems.accept(
                                key.apply(name)
                                        + ": holds a secret in clear, which Flink would keep in"
                                        + " its files; give ${file:/path/to/secrets.properties:KEY}"
                                        + " or ${env:NAME} in its place");
                    }
                });
        if (properties.values().stream().anyMatch(value -> REFERENCE.matcher(value).find())) {
            checked.putIfAbsent("config.providers", "file,env");
            checked.putIfAbsent(
                    "config.providers.file.class",
                    "org.apache.kafka.common.config.provider.FileConfigProvider");
            checked.putIfAbsent(
                    "config.providers.env.class",
                    "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        }
        return checked;
    }

    private static boolean isInClear(String name, String value) {
        if (name.endsWith(LOGIN)) {
            Matcher secrets = OF_LOGIN.matcher(value);
            while (secrets.find()) {
                String secret = secrets.group(secrets.group(1) != null ? 1 : lastGroup(secrets));
                if (!REFERENCE.matcher(secret).matches()) {
                    return true;
                }
            }
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isSecret =
                lower.endsWith("password")
                        || lower.endsWith("secret")
                        || lower.endsWith("keystore.key");
        return isSecret && !REFERENCE.matcher(value).matches();
    }

    private static int lastGroup(Matcher secrets) {
        return secrets.group(2) != null ? 2 : 3;
    }
}

package io.tickflow.gateway.resource;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.schema.EventSchemas;
import io.tickflow.gateway.schema.RecordSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Instruments, settings without secrets, schemas of events, and the caller's own name. */
public final class SettingResource implements Resource {

    private static final String HIDDEN = "(hidden)";

    /** User and password in an address, whose password may have any sign. */
    private static final Pattern USER = Pattern.compile("//[^,\\s]*@");

    private static final List<String> SECRET =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "pwd",
                    "secret",
                    "token",
                    "jaas",
                    "key",
                    "credential",
                    "user.info");

    /** Parameter of an address whose name says that it is a secret. */
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "(?i)([?&][^=&\\s]*(?:" + String.join("|", SECRET) + ")[^=&\\s]*=)[^&,\\s]*");

    private final Instruments instruments;
    private final Supplier<Map<String, String>> settings;

    /**
     * Creates the resource.
     *
     * @param settings settings as they are now
     */
    public SettingResource(Instruments instruments, Supplier<Map<String, String>> settings) {
        this.instruments = instruments;
        this.settings = settings;
    }

    /** Instrument of the account; quantities are units of the base asset. */
    record InstrumentRow(
            String symbol,
            String venueName,
            double pip,
            double contractSize,
            double minimum,
            double step,
            double maximum,
            String currency,
            String version) {}

    /** Event type and its schema. */
    record SchemaRow(String name, String topic, int version, String url) {}

    /** Caller as the gateway knows it. */
    record Caller(String name, String role) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/instruments", "instruments", "Instruments of the account")
                        .in("Market")
                        .gives(RecordSchema.listOf(RecordSchema.of(InstrumentRow.class)))
                        .to(call -> instruments()),
                Route.get(
                                "/v1/settings",
                                "settings",
                                "Settings that the gateway works with; no secrets")
                        .in("Settings")
                        .gives(RecordSchema.mapOf(RecordSchema.of(String.class)))
                        .to(call -> settings()),
                Route.get("/v1/schemas", "schemas", "Event types")
                        .in("Events")
                        .gives(RecordSchema.listOf(RecordSchema.of(SchemaRow.class)))
                        .to(call -> schemas()),
                Route.get("/v1/schemas/{name}", "schema", "JSON Schema of an event type")
                        .in("Events")
                        .with(Parameter.path("name", "Name of the event type"))
                        .givesDocument(RecordSchema.object())
                        .to(SettingResource::schema),
                Route.get("/v1/me", "me", "The caller, as the gateway knows it")
                        .in("Settings")
                        .gives(RecordSchema.of(Caller.class))
                        .to(
                                call ->
                                        Answer.of(
                                                new Caller(
                                                        call.caller().name(),
                                                        call.caller().role().name()),
                                                now())));
    }

    private Answer instruments() {
        return Answer.of(
                instruments.bySymbol().values().stream()
                        .sorted(Comparator.comparing(Instrument::symbol))
                        .map(SettingResource::row)
                        .toList(),
                now());
    }

    private static InstrumentRow row(Instrument instrument) {
        return new InstrumentRow(
                instrument.symbol(),
                instrument.venueName().id(),
                instrument.pip().doubleValue(),
                instrument.contractSize().toDouble(),
                instrument.minimum().toDouble(),
                instrument.step().toDouble(),
                instrument.maximum().toDouble(),
                instrument.currency(),
                instrument.version());
    }

    private Answer settings() {
        var shown = new TreeMap<String, String>();
        settings.get()
                .forEach(
                        (name, value) ->
                                shown.put(name, isSecret(name) ? HIDDEN : withoutSecrets(value)));
        return Answer.of(shown, now());
    }

    private static String withoutSecrets(String value) {
        return PARAMETER.matcher(USER.matcher(value).replaceAll("//...@")).replaceAll("$1...");
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(lower::contains);
    }

    private static Answer schemas() {
        return Answer.of(
                EventTypes.ALL.stream()
                        .map(
                                type ->
                                        new SchemaRow(
                                                type.name(),
                                                type.topic(),
                                                type.schemaVersion(),
                                                "/v1/schemas/" + type.name()))
                        .toList(),
                now());
    }

    private static Answer schema(Call call) {
        String name = call.path("name");
        EventType<?> type =
                EventTypes.ALL.stream()
                        .filter(row -> row.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> Problem.notFound("there is no event type '" + name + "'"));
        return Answer.document(EventSchemas.document(type));
    }

    private static Meta now() {
        long now = System.currentTimeMillis();
        return Meta.of(Layer.SOURCE, now, now);
    }
}

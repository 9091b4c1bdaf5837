package io.tickflow.settings;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.SessionCalendar;
import io.tickflow.settings.instrument.CalendarReader;
import io.tickflow.settings.instrument.InstrumentReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** Options of the instruments, which stand in a file of their own beside the settings. */
public final class InstrumentOptions {

    public static final MapOption INSTRUMENTS =
            new MapOption(
                    "tickflow.instruments",
                    "symbol>.<property",
                    "Instruments of the account, in instruments.yaml, which describes the"
                            + " properties.");

    public static final MapOption CALENDARS =
            new MapOption(
                    "tickflow.calendars",
                    "name>.<property",
                    "Trading sessions of instruments, in instruments.yaml.");

    private InstrumentOptions() {}

    /**
     * Reads the instruments of the settings.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static Instruments configure(Configuration settings) {
        var options = new OptionReader(settings);
        Instruments instruments = read(options);
        options.throwIfInvalid();
        return instruments;
    }

    /** Reads the instruments; {@code options} collects the problems. */
    static Instruments read(OptionReader options) {
        Map<String, SessionCalendar> calendars = calendars(options);
        var instruments = new HashMap<String, Instrument>();
        properties(options, INSTRUMENTS)
                .forEach(
                        (symbol, properties) -> {
                            Instrument instrument =
                                    new InstrumentReader(
                                                    INSTRUMENTS.key(symbol),
                                                    symbol,
                                                    properties,
                                                    options::problem)
                                            .read(calendars);
                            if (instrument != null) {
                                instruments.put(symbol, instrument);
                            }
                        });
        return new Instruments(instruments);
    }

    private static Map<String, SessionCalendar> calendars(OptionReader options) {
        var calendars = new HashMap<String, SessionCalendar>();
        properties(options, CALENDARS)
                .forEach(
                        (name, properties) ->
                                calendars.put(
                                        name,
                                        new CalendarReader(
                                                        CALENDARS.key(name),
                                                        properties,
                                                        options::problem)
                                                .read()));
        return calendars;
    }

    /** Properties by name. A name may have dots, a property has none. */
    private static Map<String, Map<String, String>> properties(
            OptionReader options, MapOption map) {
        var byName = new TreeMap<String, Map<String, String>>();
        options.readMap(map)
                .forEach(
                        (key, value) -> {
                            int dot = key.lastIndexOf('.');
                            if (dot < 1) {
                                options.problem(
                                        map.key(key) + ": '" + value + "' must be properties");
                            } else {
                                byName.computeIfAbsent(
                                                key.substring(0, dot), name -> new TreeMap<>())
                                        .put(key.substring(dot + 1), value.strip());
                            }
                        });
        return byName;
    }
}

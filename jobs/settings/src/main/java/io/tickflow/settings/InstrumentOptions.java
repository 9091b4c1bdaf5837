package io.tickflow.settings;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.SessionCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

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

    /** Reads the instruments; {@code options} collects the problems. */
    static Instruments read(OptionReader options) {
        Map<String, SessionCalendar> calendars = calendars(options);
        var instruments = new HashMap<String, Instrument>();
        properties(options, INSTRUMENTS)
                .forEach(
                        (symbol, properties) -> {
                            Instrument instrument =
                                    new InstrumentReader(options, symbol, properties)
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
                                        new CalendarReader(options, name, properties).read()));
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

package io.tickflow.settings;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Measure;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.instrument.SessionCalendar;
import io.tickflow.core.instrument.VenueName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the properties of one instrument. One use. */
final class InstrumentReader {

    private static final String FIX_SYMBOL = "fix-symbol";
    private static final String SECURITY_ID = "fix-security-id";
    private static final String SECURITY_ID_SOURCE = "fix-security-id-source";
    private static final String PIP = "pip";
    private static final String CONTRACT_SIZE = "contract-size";
    private static final String ORDER_QUANTITY = "order-quantity";
    private static final String MINIMUM = "minimum";
    private static final String STEP = "step";
    private static final String MAXIMUM = "maximum";
    private static final String CURRENCY = "currency";
    private static final String SESSIONS = "sessions";

    private static final List<String> PROPERTIES =
            List.of(
                    FIX_SYMBOL,
                    SECURITY_ID,
                    SECURITY_ID_SOURCE,
                    PIP,
                    CONTRACT_SIZE,
                    ORDER_QUANTITY,
                    MINIMUM,
                    STEP,
                    MAXIMUM,
                    CURRENCY,
                    SESSIONS);

    private static final String A_DECIMAL =
            "must be a decimal above 0 with at most 8 digits after the point";

    private final OptionReader options;
    private final String symbol;
    private final Map<String, String> properties;
    private boolean valid = true;

    InstrumentReader(OptionReader options, String symbol, Map<String, String> properties) {
        this.options = options;
        this.symbol = symbol;
        this.properties = properties;
    }

    /** The instrument; null if it has a problem, which {@code options} has then. */
    @Nullable Instrument read(Map<String, SessionCalendar> calendars) {
        properties.keySet().stream()
                .filter(name -> !PROPERTIES.contains(name))
                .forEach(name -> problem(name, "is no property of an instrument"));
        Quantity contractSize = quantity(CONTRACT_SIZE);
        Measure measure = measure();
        var instrument =
                new Instrument(
                        symbol,
                        venueName(),
                        quantity(PIP).toBigDecimal().stripTrailingZeros(),
                        contractSize,
                        measure,
                        units(MINIMUM, measure, contractSize),
                        units(STEP, measure, contractSize),
                        units(MAXIMUM, measure, contractSize),
                        currency(),
                        calendar(calendars));
        checkSizes(instrument);
        return valid ? instrument : null;
    }

    private void checkSizes(Instrument instrument) {
        if (!valid) {
            return;
        }
        if (!instrument.minimum().isOn(instrument.step())) {
            problem(MINIMUM, shown(MINIMUM) + "must be a multiple of the step " + text(STEP));
        }
        if (!instrument.maximum().isOn(instrument.step())) {
            problem(MAXIMUM, shown(MAXIMUM) + "must be a multiple of the step " + text(STEP));
        }
        if (instrument.maximum().isBelow(instrument.minimum())) {
            problem(MAXIMUM, shown(MAXIMUM) + "must not be below the minimum " + text(MINIMUM));
        }
    }

    private VenueName venueName() {
        String id = text(SECURITY_ID);
        if (id.isEmpty()) {
            if (!text(SECURITY_ID_SOURCE).isEmpty()) {
                problem(SECURITY_ID_SOURCE, "needs a " + SECURITY_ID);
            }
            String name = text(FIX_SYMBOL);
            return VenueName.symbol(name.isEmpty() ? symbol : name);
        }
        if (!text(FIX_SYMBOL).isEmpty()) {
            problem(FIX_SYMBOL, "excludes a " + SECURITY_ID);
        }
        String source = text(SECURITY_ID_SOURCE);
        return VenueName.securityId(id, source.isEmpty() ? VenueName.EXCHANGE_SYMBOL : source);
    }

    private Measure measure() {
        String name = text(ORDER_QUANTITY);
        for (Measure measure : Measure.values()) {
            if (measure.name().equals(name)) {
                return measure;
            }
        }
        if (!name.isEmpty()) {
            problem(ORDER_QUANTITY, shown(ORDER_QUANTITY) + "must be UNITS or LOTS");
        }
        return Measure.UNITS;
    }

    private String currency() {
        String currency = text(CURRENCY);
        if (!currency.matches("[A-Z]{3}")) {
            problem(CURRENCY, shown(CURRENCY) + "must be three capital letters, such as USD");
        }
        return currency;
    }

    private SessionCalendar calendar(Map<String, SessionCalendar> calendars) {
        String name = text(SESSIONS);
        if (name.isEmpty()) {
            return SessionCalendar.ALWAYS;
        }
        SessionCalendar calendar = calendars.get(name);
        if (calendar == null) {
            problem(SESSIONS, shown(SESSIONS) + "is no name of a calendar");
            return SessionCalendar.ALWAYS;
        }
        return calendar;
    }

    private Quantity units(String name, Measure measure, Quantity contractSize) {
        Quantity size = quantity(name);
        try {
            return measure == Measure.LOTS ? size.times(contractSize) : size;
        } catch (ArithmeticException e) {
            problem(name, shown(name) + "is too large");
            return size;
        }
    }

    private Quantity quantity(String name) {
        Quantity read = parsed(text(name));
        if (read == null || !read.isPositive()) {
            problem(name, text(name).isEmpty() ? "is required" : shown(name) + A_DECIMAL);
            return Quantity.of(1);
        }
        return read;
    }

    static @Nullable Quantity parsed(String text) {
        try {
            return Quantity.parse(text);
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private String text(String name) {
        return properties.getOrDefault(name, "");
    }

    private String shown(String name) {
        return "'" + text(name) + "' ";
    }

    private void problem(String name, String requirement) {
        valid = false;
        options.problem(
                InstrumentOptions.INSTRUMENTS.key(symbol + '.' + name) + ": " + requirement);
    }
}

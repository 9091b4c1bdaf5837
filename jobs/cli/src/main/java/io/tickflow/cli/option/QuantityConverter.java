package io.tickflow.cli.option;

import io.tickflow.core.instrument.Quantity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses units such as {@code 10000}, {@code 0.01} or {@code -5e3}. */
public final class QuantityConverter implements ITypeConverter<Quantity> {

    @Override
    public Quantity convert(String text) {
        try {
            return Quantity.parse(text);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no decimal with at most 8 digits after the point");
        }
    }
}

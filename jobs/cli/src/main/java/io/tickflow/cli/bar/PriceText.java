package io.tickflow.cli.bar;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Prices and spreads as text, with the decimals of the feed.
 *
 * @param digits decimals of quotes, 0 to 8
 */
record PriceText(int digits) {

    static final int DIGITS_MAX = 8;

    /** Mean of two quotes has one decimal more; beyond it lies rounding. */
    private static final int DECIMALS_MAX = DIGITS_MAX + 1;

    /** Least digits, from {@code digits} on, that write {@code price} exactly. */
    static int digitsOf(double price, int digits) {
        int enough = digits;
        while (enough < DIGITS_MAX && !isWhole(price, enough)) {
            enough++;
        }
        return enough;
    }

    private static boolean isWhole(double price, int digits) {
        double power = Math.pow(10, digits);
        return Math.rint(price * power) / power == price;
    }

    /** Price with the usual decimals, or with more if it has more. */
    String of(double price) {
        BigDecimal exact = new BigDecimal(price).setScale(DECIMALS_MAX, RoundingMode.HALF_EVEN);
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() > digits
                ? shortest.toPlainString()
                : exact.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    }

    /** Spread in points, the last decimal of quotes. */
    long points(double spread) {
        return Math.round(spread * Math.pow(10, digits));
    }
}

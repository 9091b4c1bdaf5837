package io.tickflow.cli.explain;

import io.tickflow.operate.explain.Explanation;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Small pictures in SVG, drawn with the colours of the page's style. */
final class Svg {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 240;
    private static final int MARGIN = 8;

    private Svg() {}

    /**
     * Draws steps of one or two prices over time, with a line at the time of a decision.
     *
     * @param atMillis time of the decision
     */
    static String prices(List<Explanation.Quote> quotes, long atMillis) {
        if (quotes.isEmpty()) {
            return "";
        }
        var scale = new Scale(quotes);
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Bid and ask around the decision\">"
                        + "<path class=\"ask\" d=\"%s\"/><path class=\"bid\" d=\"%s\"/>"
                        + "<line class=\"at\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\"/></svg>",
                WIDTH,
                HEIGHT,
                steps(quotes, scale, Explanation.Quote::ask),
                steps(quotes, scale, Explanation.Quote::bid),
                scale.x(atMillis),
                scale.x(atMillis),
                HEIGHT);
    }

    private static String steps(
            List<Explanation.Quote> quotes,
            Scale scale,
            ToDoubleFunction<Explanation.Quote> price) {
        var path = new StringBuilder();
        for (Explanation.Quote quote : quotes) {
            path.append(
                    String.format(
                            Locale.ROOT,
                            path.isEmpty() ? "M%.1f %.1f" : "H%.1fV%.1f",
                            scale.x(quote.eventTimeMillis()),
                            scale.y(price.applyAsDouble(quote))));
        }
        return path.toString();
    }

    /**
     * Draws a bar from the middle of its box: to the right for a share above 0.
     *
     * @param share -1 to 1
     */
    static String bar(double share) {
        double half = 50 * Math.min(1, Math.abs(share));
        return String.format(
                Locale.ROOT,
                "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                        + "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" y=\"1\" height=\"8\"/>"
                        + "<line class=\"axis\" x1=\"50\" x2=\"50\" y1=\"0\" y2=\"10\"/></svg>",
                share >= 0 ? "up" : "down",
                share >= 0 ? 50 : 50 - half,
                half);
    }

    /** Places of times and prices in the picture. */
    private static final class Scale {

        private final long fromMillis;
        private final double millis;
        private final double low;
        private final double range;

        Scale(List<Explanation.Quote> quotes) {
            fromMillis = quotes.get(0).eventTimeMillis();
            millis = Math.max(1, quotes.get(quotes.size() - 1).eventTimeMillis() - fromMillis);
            low = quotes.stream().mapToDouble(Explanation.Quote::bid).min().orElse(0);
            double high = quotes.stream().mapToDouble(Explanation.Quote::ask).max().orElse(0);
            range = high > low ? high - low : 1;
        }

        double x(long atMillis) {
            return MARGIN + (WIDTH - 2 * MARGIN) * (atMillis - fromMillis) / millis;
        }

        double y(double price) {
            return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (price - low) / range;
        }
    }
}

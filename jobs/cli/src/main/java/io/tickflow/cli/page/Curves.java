package io.tickflow.cli.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Picture of two sums over time. */
public final class Curves {

    private static final int WIDTH = 880;
    private static final int HEIGHT = 220;
    private static final int MARGIN = 8;
    private static final int POINTS_MAX = 600;

    private Curves() {}

    /**
     * Point of a curve.
     *
     * @param millis UTC epoch milliseconds
     * @param value height
     */
    public record Point(long millis, double value) {}

    /**
     * Draws two curves with the line of zero.
     *
     * @param label text for those who do not see it
     * @param before first curve, in order of time
     * @param after second curve, likewise
     */
    public static String draw(String label, List<Point> before, List<Point> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return "";
        }
        List<Point> all = Stream.concat(before.stream(), after.stream()).toList();
        long from = all.stream().mapToLong(Point::millis).min().orElse(0);
        long to = all.stream().mapToLong(Point::millis).max().orElse(0);
        double low = Math.min(0, all.stream().mapToDouble(Point::value).min().orElse(0));
        double high = Math.max(0, all.stream().mapToDouble(Point::value).max().orElse(0));
        var frame = new Frame(from, Math.max(1, to - from), low, high > low ? high - low : 1);
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        + "<line x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                        + "<path class=\"before\" d=\"%s\"/><path class=\"after\" d=\"%s\"/></svg>",
                WIDTH,
                HEIGHT,
                HtmlPage.escaped(label),
                WIDTH,
                frame.y(0),
                frame.y(0),
                frame.path(before),
                frame.path(after));
    }

    /** Places of times and values in the picture. */
    private record Frame(long fromMillis, double millis, double low, double range) {

        double x(long atMillis) {
            return MARGIN + (WIDTH - 2 * MARGIN) * (atMillis - fromMillis) / millis;
        }

        double y(double value) {
            return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - low) / range;
        }

        /** Steps through at most {@link #POINTS_MAX} points and the last one. */
        String path(List<Point> points) {
            var path = new StringBuilder();
            int step = Math.max(1, points.size() / POINTS_MAX);
            for (int i = 0; i < points.size(); i++) {
                if (i % step == 0 || i == points.size() - 1) {
                    path.append(
                            String.format(
                                    Locale.ROOT,
                                    path.isEmpty() ? "M%.1f %.1f" : "H%.1fV%.1f",
                                    x(points.get(i).millis()),
                                    y(points.get(i).value())));
                }
            }
            return path.toString();
        }
    }
}

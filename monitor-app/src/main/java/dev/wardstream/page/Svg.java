package dev.wardstream.page;

import java.util.Locale;

/** A drawing that grows element by element. Coordinates are in pixels. */
final class Svg {
    private final StringBuilder elements = new StringBuilder();

    Svg(String told, int width, int height) {
        add(
                "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
                Html.text(told), width, height, width, height);
    }

    /** How wide a text is at most, pixels, in the page's font at the size of labels. */
    static double widthOf(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            width += "ijl.,;:|'!".indexOf(letter) >= 0 ? 4 : "mwMW<>=+−%@".indexOf(letter) >= 0 ? 11 : 7.8;
        }
        return width;
    }

    /** Numbers with a point as {@link String#format} writes them, whatever the machine's language. */
    Svg add(String format, Object... arguments) {
        elements.append(String.format(Locale.ROOT, format, arguments)).append('\n');
        return this;
    }

    Svg line(String look, double fromX, double fromY, double toX, double toY) {
        return add(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", look, fromX, fromY, toX, toY);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(String anchor, double x, double y, String text) {
        return add("<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", anchor, x, y, Html.text(text));
    }

    /** Text that reads upwards, its middle at a point. */
    Svg upwards(double x, double y, String text) {
        return add(
                "<text text-anchor=\"middle\" transform=\"translate(%.1f %.1f) rotate(-90)\">%s</text>",
                x, y, Html.text(text));
    }

    String end() {
        return elements + "</svg>";
    }
}

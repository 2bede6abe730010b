package dev.wardstream.page;

/**
 * A picture of a page.
 *
 * @param title above it
 * @param svg the drawing
 * @param below what explains it, as HTML: its legend, or nothing
 */
public record Picture(String title, String svg, String below) {}

package dev.wardstream.review;

import java.util.ArrayList;
import java.util.List;

/** Stretches of time, one after the other, in milliseconds. Mutable. */
final class Spans {
    private record Span(long from, long to) {}

    private final List<Span> spans = new ArrayList<>();

    /** Adds a stretch that begins no earlier than the one before it; where they meet they are one. */
    void add(long from, long to) {
        if (to <= from) {
            return;
        }
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).to >= from) {
            spans.set(last, new Span(spans.get(last).from, Math.max(spans.get(last).to, to)));
        } else {
            spans.add(new Span(from, to));
        }
    }

    /** How long these last outside of others, milliseconds. */
    long outside(Spans others) {
        long outside = 0;
        int next = 0;
        for (Span span : spans) {
            long at = span.from;
            while (next < others.spans.size() && others.spans.get(next).to <= at) {
                next++;
            }
            for (int i = next; i < others.spans.size() && others.spans.get(i).from < span.to; i++) {
                outside += Math.max(0, others.spans.get(i).from - at);
                at = Math.max(at, Math.min(span.to, others.spans.get(i).to));
            }
            outside += span.to - at;
        }
        return outside;
    }
}

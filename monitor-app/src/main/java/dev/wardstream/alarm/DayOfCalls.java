package dev.wardstream.alarm;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often one patient's alarms called in each hour of the last day in which the patient was watched. Immutable; hours are
 * counted from the epoch.
 */
public final class DayOfCalls {
    public static final int HOURS = 24;
    public static final DayOfCalls NONE = new DayOfCalls(new TreeMap<>());

    private final SortedMap<Long, Integer> calls;

    private DayOfCalls(SortedMap<Long, Integer> calls) {
        this.calls = calls;
    }

    /** The same with the count of an hour, in place of an earlier count of it; hours more than a day older are dropped. */
    public DayOfCalls with(long hour, int count) {
        SortedMap<Long, Integer> next = new TreeMap<>(calls);
        next.put(hour, count);
        return new DayOfCalls(new TreeMap<>(next.tailMap(next.lastKey() - HOURS + 1)));
    }

    /** Calls within the day that ends with an hour, that hour included. */
    public int callsUntil(long hour) {
        return day(hour).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Hours of that day in which the patient was watched. */
    public int hoursUntil(long hour) {
        return day(hour).size();
    }

    /** The first hour of that day in which the patient was watched; {@link Long#MAX_VALUE} where none was. */
    public long firstHourUntil(long hour) {
        SortedMap<Long, Integer> day = day(hour);
        return day.isEmpty() ? Long.MAX_VALUE : day.firstKey();
    }

    /** The newest hour in which the patient was watched. */
    public long newestHour() {
        return calls.isEmpty() ? Long.MIN_VALUE : calls.lastKey();
    }

    private SortedMap<Long, Integer> day(long hour) {
        return calls.subMap(hour - HOURS + 1, hour + 1);
    }

    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(calls.size() * (Long.BYTES + Integer.BYTES));
        calls.forEach((hour, count) -> bytes.putLong(hour).putInt(count));
        return bytes.array();
    }

    /** What {@link #encode} wrote. */
    public static DayOfCalls decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        SortedMap<Long, Integer> calls = new TreeMap<>();
        while (bytes.hasRemaining()) {
            calls.put(bytes.getLong(), bytes.getInt());
        }
        return new DayOfCalls(calls);
    }
}

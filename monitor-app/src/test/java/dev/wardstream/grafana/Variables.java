package dev.wardstream.grafana;

/** What Grafana puts in the place of its variables: all wards, beds and patients, and a time range. */
public final class Variables {
    private Variables() {}

    /** @param from start of the time range, epoch milliseconds; it ends at {@code to} */
    public static String substituted(String query, long from, long to) {
        return query.replace("${__to}", Long.toString(to))
                .replace("$timeFilter", "time >= " + from + "ms and time <= " + to + "ms")
                .replace("$__interval", "10s")
                .replace("$__rate_interval", "5s")
                .replace("$__range", "5m")
                .replace("= '${patient:raw}'", "=~ /.*/")
                .replaceAll("\\$(ward|bed|patient)\\b", ".*");
    }
}

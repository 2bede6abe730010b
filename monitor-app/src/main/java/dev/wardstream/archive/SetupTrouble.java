package dev.wardstream.archive;

import com.influxdb.exceptions.InfluxException;

/** What is wrong with a store that could not be set up, in words. */
final class SetupTrouble {
    private SetupTrouble() {}

    static String told(InfluxSetup.Request request, InfluxException trouble) {
        String place = "the store at " + request.url();
        return switch (trouble.status()) {
            case 0 ->
                place + " does not answer: " + trouble.getMessage()
                        + "; is it running, and is archive.url its address?";
            case 401 ->
                place + " does not accept the admin token (HTTP 401): give the one that InfluxDB was set up with, as"
                        + " WARDSTREAM_INFLUX_ADMIN_TOKEN or with --admin-token-file; an InfluxDB that is new must be set up first,"
                        + " with 'influx setup' or in its page";
            case 403 ->
                place + " does not let this token create organizations, buckets and tokens (HTTP 403): give the"
                        + " operator's, as WARDSTREAM_INFLUX_ADMIN_TOKEN or with --admin-token-file";
            case 404 ->
                place + " is no InfluxDB 2 (HTTP 404). InfluxDB 3 needs no setup but a database:"
                        + " 'influxdb3 create database " + request.bucket()
                        + "'; InfluxDB 1 does not speak the archive's API";
            default -> place + " refuses the setup (HTTP " + trouble.status() + "): " + trouble.getMessage();
        };
    }
}

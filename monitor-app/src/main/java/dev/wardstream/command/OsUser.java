package dev.wardstream.command;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs this command, for the audit: the operating system's user, which no option can change. */
final class OsUser {
    private static final int LONGEST = 64;

    private OsUser() {}

    /** Such as {@code os:anna}, so that it is taken for nobody who signs in. */
    static String name() {
        // The process's owner as the system has it: the property user.name is whatever the command line says.
        String name = ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name", "unknown"));
        return "os:" + name.substring(0, Math.min(name.length(), LONGEST));
    }

    /** Such as {@code command line on icu-1}. */
    static String place() {
        try {
            return "command line on " + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "command line"; // a machine without a name of its own
        }
    }
}

package dev.wardstream;

import dev.wardstream.command.WardstreamCommand;

/** Where it starts: {@code java -jar wardstream.jar <command>}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(WardstreamCommand.run(arguments));
    }
}

package dev.wardstream.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command, typed in this process: quicker than a {@link Program}, for those that end by themselves. */
final class Terminal {
    private Terminal() {}

    /** What came of it. */
    record Answer(int exitCode, String output, String errors) {}

    static Answer run(String... command) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = WardstreamCommand.run(new PrintWriter(output), new PrintWriter(errors), command);
        return new Answer(exitCode, output.toString(), errors.toString());
    }
}

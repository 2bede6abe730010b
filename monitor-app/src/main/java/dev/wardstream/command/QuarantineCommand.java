package dev.wardstream.command;

import picocli.CommandLine.Command;

/** What was refused, and sending it again. */
@Command(
        name = "quarantine",
        description = "Lists what the monitor refused and why, or sends it again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {QuarantineListCommand.class, QuarantineReplayCommand.class})
final class QuarantineCommand {}

package dev.wardstream.command;

import picocli.CommandLine.Command;

/** What has to do with the store. */
@Command(
        name = "influx",
        description = "Sets up InfluxDB 2.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = InfluxSetupCommand.class)
final class InfluxCommand {}

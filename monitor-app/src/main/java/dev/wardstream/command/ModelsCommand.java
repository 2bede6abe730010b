package dev.wardstream.command;

import picocli.CommandLine.Command;

/** What there is to know of models. */
@Command(
        name = "models",
        description = "Lists, shows and verifies models.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ModelsListCommand.class, ModelsShowCommand.class, ModelsVerifyCommand.class})
final class ModelsCommand {}

package dev.wardstream.command;

import picocli.CommandLine.Command;

/** What there is to know of models. */
@Command(
        name = "models",
        description = "Lists, shows and verifies models, and deploys them to running monitors.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsVerifyCommand.class,
            ModelsPublishCommand.class,
            ModelsWithdrawCommand.class
        })
final class ModelsCommand {}

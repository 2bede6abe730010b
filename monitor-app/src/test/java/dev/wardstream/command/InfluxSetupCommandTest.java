package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InfluxSetupCommandTest {
    @TempDir
    Path folder;

    @Test
    void aRetentionShorterThanAShardIsRefusedBeforeAnybodyIsAsked() throws Exception {
        Path adminToken = Files.writeString(folder.resolve("admin"), "any");
        StringWriter told = new StringWriter();
        CommandLine command = WardstreamCommand.commandLine().setErr(new PrintWriter(told, true));

        int exit = command.execute(
                "influx",
                "setup",
                "--admin-token-file=" + adminToken,
                "--token-file=" + folder.resolve("token"),
                "--retention=30m");

        assertThat(exit).isNotZero();
        assertThat(told.toString()).contains("--retention must be 1h or more");
        assertThat(folder.resolve("token")).doesNotExist();
    }

    @Test
    void aTokenFileThatIsEmptyHoldsNoToken() throws Exception {
        TokenFile file = new TokenFile("--token-file", folder.resolve("token"));
        assertThat(file.held()).isNull();
        Files.writeString(file.file(), "");
        assertThat(file.held()).isNull();
        file.keep("s3cret");
        assertThat(file.held()).isEqualTo("s3cret");
    }
}
